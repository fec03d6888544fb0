import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { walk } from '../../bundle/walk.ts'
import { checkListed } from '../files/check-listed.ts'
import { type Finding, failed, ok } from '../finding.ts'
import type { Stage } from './stage-bundle.ts'

const advice = 'platforms keep it read-only: write to the temporary folder alone'

/** Whether what was started has left its own folder as it was; root may write in spite of a folder's modes. */
export async function checkUnwritten(
  { folder }: Stage,
  description: Pick<BundleDescription, 'files'>,
  before: ReadonlyMap<string, number>,
): Promise<Finding> {
  const after = await walk(folder)
  const changed = [...after].find(([path, size]) => before.get(path) !== size)
  if (changed !== undefined) return failed(`it wrote ${changed[0]} in its own folder, and ${advice}`)
  const gone = [...before.keys()].find((path) => !after.has(path))
  if (gone !== undefined) return failed(`it removed ${gone} of its own folder, and ${advice}`)
  // What was changed without its size, of that which was good before.
  const files = description.files.filter(({ path, size }) => before.get(path) === size)
  const same = await checkListed(folder, { files })
  return same.state === 'failed' ? failed(`after it ran ${same.reason}`) : ok()
}
