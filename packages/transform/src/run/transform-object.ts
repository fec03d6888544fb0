import { toInferryError } from '@inferry/core'
import { canBeGoneOnWith } from '../passing.ts'
import type { OutputObject, OutputState, OutputStore } from '../stores/store.ts'
import { type Checkpoint, isOf, readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { contentTypeOf } from './object-plan.ts'
import type { Share } from './shard.ts'
import { withoutStaleAnswer } from './stale-answer.ts'
import { storedType } from './stored-type.ts'
import { transformWhole } from './transform-whole.ts'
import type { Work } from './work.ts'
import { writeAnswers } from './write-answers.ts'

/**
 * Writes the answers to one object's records, going on where an earlier run of the job stopped. Gives whether it was
 * done already. Rejects with an `InferryError`, or the signal's reason; then no answer has appeared, and if it cannot be
 * gone on with, none of an earlier run is left.
 */
export async function transformObject(share: Share, work: Work, signal: AbortSignal): Promise<boolean> {
  try {
    if (share.object.fault !== undefined) throw share.object.fault
    return await answerObject(share, work, signal)
  } catch (thrown) {
    const error = toInferryError(thrown)
    if (signal.aborted || canBeGoneOnWith(error)) throw thrown
    throw await withoutStaleAnswer(work.output, share.key, error)
  }
}

async function answerObject(share: Share, work: Work, signal: AbortSignal): Promise<boolean> {
  const { output, identity, restart, settings } = work
  const { key, object } = share
  const old = await readCheckpoint(output.states, key, signal)
  const found = old !== undefined && !restart && isOf(old, identity, object.version) ? old : undefined
  if (found?.done !== undefined && found.done === (await output.version(key, signal))) return true
  if (found === undefined && old?.output !== undefined) await dropLeft(output, key, old.output, signal)
  const contentType = contentTypeOf(share, work)
  if (settings.maxPayloadInMB === 0) {
    const done = await transformWhole(share, contentType, work, signal)
    await writeCheckpoint(output.states, key, { ...started(share, work), done })
    return false
  }
  const before = found?.output && (await output.resume(key, found.output, signal))
  const written = before ?? (await output.begin(key, storedType(work.job.accept, contentType)))
  const from = before && found ? found : started(share, work)
  let named = before !== undefined
  const onNamed = () => {
    named = true
  }
  try {
    await writeAnswers(share, contentType, work, { written, from, onNamed }, signal)
  } catch (thrown) {
    const error = toInferryError(thrown)
    if (!signal.aborted && !canBeGoneOnWith(error)) await drop(output, key, written)
    // Nobody would find it again, and on S3 it costs money.
    else if (!named) await written.discard()
    throw signal.aborted ? signal.reason : error
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
