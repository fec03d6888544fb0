import type { Slots } from './slots.ts'

/** Bounds for all objects of a job together. */
export interface Bounds {
  /** Requests under way. */
  readonly requests: Slots
  /** Items read and not yet done with: their bytes are what a job holds. */
  readonly held: Slots
}

/**
 * Works on several items at a time and yields the results in the items' order. An item is held from before it is read
 * until its result was taken and the next is asked for: whoever is slow to take results stops the reading. The first
 * failure, of the items or of the work, is thrown in its turn; `items` and `work` are then stopped by their signal, as
 * when `signal` aborts.
 */
export async function* inOrder<Item, Result>(
  items: (signal: AbortSignal) => AsyncIterable<Item>,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  { requests, held }: Bounds,
  signal: AbortSignal,
): AsyncGenerator<Result> {
  const own = new AbortController()
  const stop = AbortSignal.any([signal, own.signal])
  const results: Promise<Result>[] = []
  let holding = 0
  let more = true
  let wake = () => {}

  function add(result: Promise<Result>): void {
    // It is looked at when its turn comes.
    result.catch(() => {})
    results.push(result)
    wake()
  }

  async function hold(): Promise<void> {
    await held.acquire(stop)
    holding += 1
  }

  function letGo(): void {
    holding -= 1
    held.release()
  }

  async function read(): Promise<void> {
    try {
      await hold()
      for await (const item of items(stop)) {
        await requests.acquire(stop)
        add(work(item, stop).finally(() => requests.release()))
        await hold()
      }
      letGo()
    } catch (error) {
      add(Promise.reject(error))
    }
    more = false
    wake()
  }

  const reading = read()
  try {
    while (more || results.length > 0) {
      const next = results.shift()
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      yield await next
      letGo()
    }
  } finally {
    own.abort(new Error('no more results are wanted'))
    await reading
    await Promise.allSettled(results)
    while (holding > 0) letGo()
  }
}
