import type { Position } from '../records/record-block.ts'
import type { OutputState, StateStore } from '../stores/store.ts'
import type { RecordFault } from './record-fault.ts'

/** How far an object is: written whenever a part of its answers is safe. */
export interface Checkpoint {
  /** The job's identity: another job's checkpoint is of no use. */
  readonly job: string
  /** The input object's version. */
  readonly version: string
  /** Where the first record not yet answered begins; none of a whole object's that is not done. */
  readonly position?: Position
  /** What the output store goes on with, until the object is done. */
  readonly output?: OutputState
  /** The finished answer's version. */
  readonly done?: string
  readonly bytesOut: number
  /** Records for which a placeholder was written. */
  readonly faults: readonly RecordFault[]
  readonly failedRecords: number
}

/** Changes whenever a checkpoint's form or meaning does. */
const format = 1

/** The checkpoint of that key, whatever job it is of; undefined if there is none that can be understood. */
export async function readCheckpoint(
  states: StateStore,
  key: string,
  signal?: AbortSignal,
): Promise<Checkpoint | undefined> {
  const found = (await states.read(key, signal)) as (Checkpoint & { readonly format?: unknown }) | undefined
  return typeof found === 'object' && found?.format === format ? found : undefined
}

/** Whether it can be gone on with: it is of this job, and the object is what it was. */
export function isOf(checkpoint: Checkpoint, job: string, version: string): boolean {
  return checkpoint.job === job && checkpoint.version === version
}

export function writeCheckpoint(
  states: StateStore,
  key: string,
  checkpoint: Checkpoint,
  signal?: AbortSignal,
): Promise<void> {
  return states.write(key, { format, ...checkpoint }, signal)
}
