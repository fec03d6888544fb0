import { formatBytes } from '@inferry/core'
import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { othersIn } from '../../bundle/others-in.ts'
import { type Finding, failed, ok } from '../finding.ts'

/** Bytes that may lie beside what was built, such as notes. */
const small = 64 * 1024

/** Whether anything large lies in the folder that was not built: a copy of the folder ships it, in its own folders an image too. */
export async function checkOthers(
  folder: string,
  description: Pick<BundleDescription, 'files' | 'sourceMaps'>,
): Promise<Finding> {
  const others = [...(await othersIn(folder, description))].sort(([, a], [, b]) => b - a)
  const bytes = others.reduce((sum, [, size]) => sum + size, 0)
  const [largest] = others
  if (largest === undefined) return ok()
  const [path, size] = largest
  const and = others.length > 1 ? ` and ${others.length - 1} more` : ''
  const list = `${path} (${formatBytes(size)})${and}`
  if (bytes <= small) return ok(`beside it: ${list}`)
  return failed(
    `not built, and ${formatBytes(bytes)} to ship with a copy of the folder: ${list}; remove them, or build again`,
  )
}
