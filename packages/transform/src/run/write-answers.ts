import type { OutputObject } from '../stores/store.ts'
import { type Checkpoint, writeCheckpoint } from './checkpoint.ts'
import { inOrder } from './in-order.ts'
import { planObject } from './object-plan.ts'
import { outputEncoder } from './output-encoder.ts'
import { listedFaults, type RecordFault } from './record-fault.ts'
import { bytesBefore, type Share } from './shard.ts'
import type { Work } from './work.ts'

/** An answer that is being written. */
export interface Writing {
  readonly written: OutputObject
  /** What was done of it, or that nothing was. */
  readonly from: Checkpoint
  /** Told when a checkpoint names what is written, so that a later run finds it. */
  onNamed(): void
}

/** Writes the answers to one object's records, in parts with a checkpoint behind each, and makes them appear. */
export async function writeAnswers(
  share: Share,
  contentType: string,
  work: Work,
  { written, from, onNamed }: Writing,
  signal: AbortSignal,
): Promise<void> {
  const { output, bounds, tally, job } = work
  const plan = planObject(share, contentType, work)
  const encoder = await outputEncoder(job, contentType)
  let checkpoint = from
  let part: Uint8Array[] = []
  let partBytes = 0

  function add(chunks: readonly Uint8Array[]): void {
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    part.push(...chunks)
    partBytes += bytes
    checkpoint = { ...checkpoint, bytesOut: checkpoint.bytesOut + bytes }
    tally.bytesWritten(bytes)
  }

  tally.resumed(checkpoint, bytesBefore(share, job, checkpoint.position))
  const answers = inOrder((stop) => plan.items(checkpoint.position, stop), plan.answer, bounds, signal)
  for await (const { records, next, chunks, failedRecords, faults } of answers) {
    const all: readonly RecordFault[] = [...checkpoint.faults, ...faults].slice(0, listedFaults)
    checkpoint = {
      ...checkpoint,
      position: next,
      failedRecords: checkpoint.failedRecords + failedRecords,
      faults: all,
    }
    tally.records(records, failedRecords, faults)
    add(encoder.add(chunks))
    if (partBytes < written.partBytes) continue
    await written.append(part, signal)
    part = []
    partBytes = 0
    if (!encoder.resumes) continue
    await writeCheckpoint(output.states, share.key, { ...checkpoint, output: written.state() }, signal)
    onNamed()
  }
  add(encoder.finish())
  const done = await written.complete(part)
  await writeCheckpoint(output.states, share.key, { ...checkpoint, done })
}
