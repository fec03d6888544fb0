import { InferryError, toInferryError, untilAborted } from '@inferry/core'
import { deadlineFault } from '../outputs/deadline-fault.ts'

/** An item whose work failed, was not finished when the signal aborted, or was not begun. */
export interface Failure<T> {
  readonly item: T
  readonly error: InferryError
}

/** As many as the rows of one joined run, so that single rows fill it. */
const mostAtOnce = 128
/** So few that their rows fit in the predictor's queue: a request that it refuses for its length would be a lost try. */
const mostBytesAtOnce = 256 * 1024

/**
 * Works on all items, several at once: up to 128 and 256 KiB, or one that is larger. Never rejects. Once the signal aborts,
 * nothing is begun, and what is not finished has failed. The items must differ.
 */
export async function settleTogether<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  work: (item: T) => Promise<void>,
  signal: AbortSignal,
): Promise<readonly Failure<T>[]> {
  const settled = new Map<T, InferryError | undefined>()
  const sizes = new Map<T, number>()
  let wake = () => {}

  async function run(item: T): Promise<void> {
    try {
      await work(item)
      settled.set(item, undefined)
    } catch (error) {
      settled.set(item, toInferryError(error))
    }
    sizes.delete(item)
    wake()
  }

  const changed = () => new Promise<void>((resolve) => (wake = resolve))
  const fits = (size: number) =>
    sizes.size === 0 || (sizes.size < mostAtOnce && sum(sizes.values()) + size <= mostBytesAtOnce)

  async function runAll(): Promise<void> {
    for (const item of items) {
      const size = sizeOf(item)
      while (!fits(size)) await changed()
      if (signal.aborted) return
      sizes.set(item, size)
      run(item)
    }
    while (sizes.size > 0) await changed()
  }

  await finish(runAll(), signal)
  return items.flatMap((item) => {
    const error = settled.has(item) ? settled.get(item) : deadlineFault(signal)
    return error === undefined ? [] : [{ item, error }]
  })
}

/**
 * Works on one item after the other, and stops at the first that fails: it and all that come after it are returned. Never
 * rejects. Once the signal aborts, what is not finished has failed.
 */
export async function settleInOrder<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  signal: AbortSignal,
): Promise<readonly Failure<T>[]> {
  let done = 0
  let fault: InferryError | undefined

  async function runAll(): Promise<void> {
    for (const item of items) {
      if (signal.aborted) return
      try {
        await work(item)
      } catch (error) {
        fault = toInferryError(error)
        return
      }
      done += 1
    }
  }

  await finish(runAll(), signal)
  const first = fault ?? deadlineFault(signal)
  const rest = fault === undefined ? first : new InferryError('ABORTED', 'one before it in the queue failed')
  return items.slice(done).map((item, at) => ({ item, error: at === 0 ? first : rest }))
}

/** Waits for the end, or for the signal: the caller tells by what is settled. */
function finish(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return untilAborted(work, signal).catch(() => {})
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
