import { InferryError, toInferryError } from '@inferry/core'
import type { Invoker } from '../invokers/invoker.ts'
import type { TransformJob } from '../job/definition.ts'
import { requestSettings } from '../job/request-settings.ts'
import type { InputStore, OutputStore } from '../stores/store.ts'
import { checkApart } from './check-apart.ts'
import { countObjects, type Signals } from './count-objects.ts'
import { jobIdentity } from './job-identity.ts'
import { fieldName, type SettingName } from './setting-name.ts'
import { checkShard, type Shard, type Share, shareOf } from './shard.ts'
import { createSlots } from './slots.ts'
import { createTally, type Progress, type Summary } from './tally.ts'
import { transformObject } from './transform-object.ts'
import type { Work } from './work.ts'

export interface TransformOptions {
  readonly job: TransformJob
  readonly input: InputStore
  readonly output: OutputStore
  /** Stays the caller's to close. */
  readonly invoker: Invoker
  /** What answers, such as a model's name and version: where another one answered, everything is made anew. */
  readonly model: string
  readonly shard?: Shard | undefined
  /** Makes everything anew, whatever an earlier run has done. */
  readonly restart?: boolean | undefined
  /** Lets it come to an end: no object is begun any more. */
  readonly stop?: AbortSignal | undefined
  /** Stops it: what is under way is dropped, and a later run goes on behind what was written. */
  readonly signal?: AbortSignal | undefined
  /** What messages call a setting; as its field unless given. */
  readonly settingName?: SettingName | undefined
  /** Told of each object's end. */
  readonly onObject?: ((end: ObjectEnd) => void) | undefined
}

export interface ObjectEnd {
  readonly key: string
  readonly outcome: 'done' | 'done before' | 'failed'
  readonly error?: InferryError
}

/** A job under way. */
export interface TransformRun {
  progress(): Progress
  /** Rejects only for what no object is to blame for, such as an input that cannot be listed. */
  readonly summary: Promise<Summary>
}

/**
 * Runs a job: each object's records are answered, and written as an object of the same key with `.out` behind it, which
 * appears when it is whole. A bad object fails alone. Run again, it goes on where it was stopped or killed, and leaves
 * alone what is done. Only one run of a job, or of a shard, may be under way.
 */
export function startTransform(options: TransformOptions): TransformRun {
  const tally = createTally()
  return { progress: tally.progress, summary: run(options, tally) }
}

async function run(options: TransformOptions, tally: ReturnType<typeof createTally>): Promise<Summary> {
  const { job, input, output, invoker, model, restart = false, settingName = fieldName, onObject } = options
  const { signal = new AbortController().signal, stop = signal } = options
  const shard = options.shard && checkShard(options.shard)
  checkApart(input, output)
  try {
    await output.check(signal)
    await invoker.ready(signal)
    const settings = requestSettings(job, await invoker.executionParameters(signal))
    const { maxConcurrentTransforms: most } = settings
    // One mini-batch is read and one is written while the others are answered.
    const bounds = { requests: createSlots(most), held: createSlots(most + 2) }
    const identity = jobIdentity(job, settings, model)
    const patience = {
      timeoutInSeconds: job.invocationsTimeoutInSeconds,
      maxRetries: job.invocationsMaxRetries,
    }
    const work: Work = {
      ...{ job, settings, patience, identity, restart, input, output, invoker, bounds, tally },
      settingName,
    }
    const [result] = await Promise.allSettled([
      transformAll(work, shard, { stop, signal }, onObject),
      countObjects(work, shard, { stop, signal }),
    ])
    if (result.status === 'rejected') throw result.reason
    return tally.summary(signal.aborted || result.value === 'stopped')
  } catch (error) {
    if (!signal.aborted) throw toInferryError(error)
    return tally.summary(true)
  }
}

/** Resolves when nothing is under way any more; to `stopped` if objects were left out. */
async function transformAll(
  work: Work,
  shard: Shard | undefined,
  { stop, signal }: Signals,
  onObject: TransformOptions['onObject'],
): Promise<'stopped' | 'ended'> {
  const { job, input, settings, tally } = work
  const objects = createSlots(settings.maxConcurrentTransforms)
  const running = new Set<Promise<void>>()

  async function transform(share: Share): Promise<void> {
    const { key } = share.object
    try {
      const before = await transformObject(share, work, signal)
      tally.objectDone(share, before)
      onObject?.({ key, outcome: before ? 'done before' : 'done' })
    } catch (thrown) {
      if (signal.aborted) return
      const error = toInferryError(thrown)
      tally.objectFailed(key, error)
      onObject?.({ key, outcome: 'failed', error })
    } finally {
      objects.release()
    }
  }

  try {
    let found = 0
    for await (const object of input.list(signal)) {
      found += 1
      const share = shareOf(object, job, shard)
      if (share !== undefined) await objects.acquire(signal)
      // Perhaps while it waited for its turn.
      if (stop.aborted) return 'stopped'
      if (share === undefined) continue
      const one = transform(share).finally(() => running.delete(one))
      running.add(one)
    }
    if (found === 0) throw nothing(input)
    return 'ended'
  } finally {
    await Promise.all(running)
  }
}

function nothing({ name }: InputStore): InferryError {
  return new InferryError('OBJECT_NOT_FOUND', `there is no object in ${name}`, { location: { file: name } })
}
