import { join } from 'node:path'
import { fileDigest } from '../../bundle/file-digest.ts'
import { walk } from '../../bundle/walk.ts'
import { type Finding, failed, ok } from '../finding.ts'
import type { Stage } from './stage-bundle.ts'

/** The sha256 of each file by its path. */
export type Snapshot = ReadonlyMap<string, string>

/** What a stage holds now. */
export async function snapshotOf({ folder }: Pick<Stage, 'folder'>): Promise<Snapshot> {
  const found = new Map<string, string>()
  for (const path of (await walk(folder)).keys()) found.set(path, await fileDigest(join(folder, path)))
  return found
}

const advice = 'platforms keep it read-only: write to the temporary folder alone'

/** Whether what was started has left its own folder as it was; root may write in spite of a folder's modes. */
export async function checkUnwritten(stage: Pick<Stage, 'folder'>, before: Snapshot): Promise<Finding> {
  const after = await snapshotOf(stage)
  const changed = [...after].find(([path, digest]) => before.get(path) !== digest)
  if (changed !== undefined) return failed(`it wrote ${changed[0]} in its own folder, and ${advice}`)
  const gone = [...before.keys()].find((path) => !after.has(path))
  if (gone !== undefined) return failed(`it removed ${gone} of its own folder, and ${advice}`)
  return ok()
}
