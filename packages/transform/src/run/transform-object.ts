import { toInferryError } from '@inferry/core'
import { canBeGoneOnWith } from '../passing.ts'
import type { OutputObject, OutputState, OutputStore } from '../stores/store.ts'
import { type Checkpoint, isOf, readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { inOrder } from './in-order.ts'
import { contentTypeOf, planObject } from './object-plan.ts'
import { outputEncoder } from './output-encoder.ts'
import { listedFaults, type RecordFault } from './record-fault.ts'
import type { Share } from './shard.ts'
import { transformWhole } from './transform-whole.ts'
import type { Work } from './work.ts'

/**
 * Writes the answers to one object's records, going on where an earlier run of the job stopped. Gives whether it was
 * done already. Rejects with an `InferryError`, or the signal's reason; then no answer has appeared.
 */
export async function transformObject(share: Share, work: Work, signal: AbortSignal): Promise<boolean> {
  const { output, identity, restart, settings } = work
  const { key, object } = share
  const old = await readCheckpoint(output.states, key, signal)
  const found = old !== undefined && !restart && isOf(old, identity, object.version) ? old : undefined
  if (found?.done !== undefined && found.done === (await output.version(key, signal))) return true
  if (found === undefined && old?.output !== undefined) await dropLeft(output, key, old.output, signal)
  const contentType = contentTypeOf(share, work)
  const accept = work.job.accept ?? contentType
  if (settings.maxPayloadInMB === 0) {
    const done = await transformWhole(share, contentType, work, signal)
    await writeCheckpoint(output.states, key, { ...started(share, work), done })
    return false
  }
  const before = found?.output && (await output.resume(key, found.output, signal))
  const written = before ?? (await output.begin(key, accept))
  try {
    await write(share, contentType, work, written, before && found, signal)
  } catch (thrown) {
    if (signal.aborted) throw signal.reason
    const error = toInferryError(thrown)
    if (!canBeGoneOnWith(error)) await drop(output, key, written)
    throw error
  }
  return false
}

/** What another job left half done, which on S3 costs money as long as it is kept. */
async function dropLeft(
  output: OutputStore,
  key: string,
  left: OutputState,
  signal: AbortSignal,
): Promise<void> {
  await drop(output, key, await output.resume(key, left, signal))
}

/** Drops an answer and the checkpoint that names it. Never rejects: why it comes to that is what is told. */
async function drop({ states }: OutputStore, key: string, written: OutputObject | undefined): Promise<void> {
  await written?.discard()
  await states.remove(key).catch(() => {})
}

function started({ object }: Share, { identity }: Work): Checkpoint {
  return { job: identity, version: object.version, bytesOut: 0, faults: [], failedRecords: 0 }
}

async function write(
  share: Share,
  contentType: string,
  work: Work,
  written: OutputObject,
  before: Checkpoint | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { output, bounds, tally, job } = work
  const plan = planObject(share, contentType, work)
  const encoder = await outputEncoder(job, contentType)
  let checkpoint = before ?? started(share, work)
  let part: Uint8Array[] = []
  let partBytes = 0

  function add(chunks: readonly Uint8Array[]): void {
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    part.push(...chunks)
    partBytes += bytes
    checkpoint = { ...checkpoint, bytesOut: checkpoint.bytesOut + bytes }
    tally.bytesWritten(bytes)
  }

  tally.resumed(checkpoint)
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
    if (encoder.resumes)
      await writeCheckpoint(output.states, share.key, { ...checkpoint, output: written.state() }, signal)
  }
  add(encoder.finish())
  const done = await written.complete(part)
  await writeCheckpoint(output.states, share.key, { ...checkpoint, done })
}
