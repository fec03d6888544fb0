import { formatBytes } from '@inferry/core'
import { type BundleDescription, descriptionFile } from '../../bundle/bundle-description.ts'
import { isShipped } from '../../bundle/bundle-file.ts'
import { walk } from '../../bundle/walk.ts'
import { type Finding, failed, ok } from '../finding.ts'

/** Bytes that may lie beside what was built, such as notes. */
const small = 64 * 1024

/** Whether anything large lies in the folder that was not built: a copy of the folder ships it, in its own folders an image too. */
export async function checkOthers(
  folder: string,
  { files, sourceMaps }: Pick<BundleDescription, 'files' | 'sourceMaps'>,
): Promise<Finding> {
  const known = new Set([descriptionFile, ...[...files, ...sourceMaps].map(({ path }) => path)])
  const others = [...(await walk(folder))]
    .filter(([path]) => !known.has(path) && isShipped({ path }))
    .sort(([, a], [, b]) => b - a)
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
