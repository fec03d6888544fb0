import { InferryError } from '@inferry/core'
import t from 'tap'
import { type Attempt, withRetries } from '../../src/local/with-retries.ts'
import { rejection } from '../fixtures/rejection.ts'

const error = new InferryError('OVERLOADED', 'full')
const again = { error, again: true }
const asks = (retryAfter: number) => ({
  error: new InferryError('OVERLOADED', 'full', { retryAfter }),
  again: true,
})

/** Runs these attempts with the greatest random waits; gives the waits. */
async function run(attempts: readonly Attempt<string>[], maxAttempts = 3, random = 1) {
  const waits: number[] = []
  let tried = 0
  const result = withRetries(async () => attempts[tried++] as Attempt<string>, {
    maxAttempts,
    random: () => random,
    aborted: () => new InferryError('ABORTED', 'stop'),
    wait: async (ms) => void waits.push(ms),
  })
  return { value: await result.catch((thrown) => thrown), waits, tried }
}

t.test('attempts and waits', async (t) => {
  t.same(await run([{ value: 'a' }]), { value: 'a', waits: [], tried: 1 })
  t.same(await run([again, { value: 'a' }]), { value: 'a', waits: [100], tried: 2 })
  t.same(await run([again, again, again]), { value: error, waits: [100, 200], tried: 3 })
  t.same(await run([again], 1), { value: error, waits: [], tried: 1 })
  t.same(await run([{ error, again: false }]), { value: error, waits: [], tried: 1 })
})

t.test('full jitter, doubled up to 20 s', async (t) => {
  const { waits } = await run(new Array(11).fill(again), 11)
  t.same(waits, [100, 200, 400, 800, 1600, 3200, 6400, 12800, 20000, 20000])
  t.same((await run(new Array(11).fill(again), 11, 0)).waits, new Array(10).fill(0))
})

t.test('retry-after is waited for, and left to the caller when it is long', async (t) => {
  t.same((await run([asks(2), { value: 'a' }], 3, 0)).waits, [2000])
  t.same((await run([asks(20), { value: 'a' }], 3, 1)).waits, [20100])
  t.match(await run([asks(21), { value: 'a' }]), { value: { code: 'OVERLOADED', retryAfter: 21 }, waits: [] })
})

t.test('an abort ends a wait at once, and begins no attempt', async (t) => {
  const controller = new AbortController()
  let tried = 0
  const result = withRetries(
    async () => {
      tried++
      setImmediate(() => controller.abort())
      return asks(20)
    },
    { maxAttempts: 3, signal: controller.signal, aborted: () => new InferryError('ABORTED', 'stop') },
  )
  t.equal((await rejection(result)).code, 'ABORTED')
  t.equal(tried, 1)
})
