import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import t from 'tap'
import { inOrder } from '../../src/run/in-order.ts'
import { createSlots } from '../../src/run/slots.ts'

const never = new AbortController().signal

async function* numbers(count: number, onRead: (n: number) => void = () => {}): AsyncGenerator<number> {
  for (let n = 0; n < count; n++) {
    onRead(n)
    yield n
  }
}

const boundsOf = (requests: number, held: number) => ({
  requests: createSlots(requests),
  held: createSlots(held),
})

t.test('yields in order whatever ends first, within its bounds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 20 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 6 }),
      async (delays, requests, held) => {
        let under = 0
        let read = 0
        let taken = 0
        const items = () => numbers(delays.length, () => (read += 1))
        const results: number[] = []
        const work = async (n: number) => {
          under += 1
          if (under > requests) throw new Error(`${under} requests at once`)
          await sleep(delays[n])
          under -= 1
          return n * 10
        }
        for await (const result of inOrder(items, work, boundsOf(requests, held), never)) {
          if (read - taken > held) throw new Error(`${read - taken} held`)
          results.push(result)
          taken += 1
        }
        if (results.join() !== delays.map((_, n) => n * 10).join()) throw new Error(results.join())
      },
    ),
    { numRuns: 40 },
  )
})

t.test('a slow taker stops the reading', async (t) => {
  let read = 0
  const results = inOrder(
    () => numbers(100, () => (read += 1)),
    async (n) => n,
    boundsOf(2, 3),
    never,
  )
  await results.next()
  await sleep(20)
  t.equal(read, 3)
  await results.return(undefined)
  t.equal(read, 3)
})

t.test('what fails is thrown in its turn, and everything is given back', async (t) => {
  const bounds = boundsOf(2, 3)
  const stopped: number[] = []
  const work = async (n: number, signal: AbortSignal) => {
    if (n === 1) throw new Error('bad 1')
    await sleep(n === 0 ? 1 : 10_000, undefined, { signal }).catch(() => stopped.push(n))
    return n
  }
  const got: number[] = []
  await t.rejects(
    async () => {
      for await (const n of inOrder(() => numbers(9), work, bounds, never)) got.push(n)
    },
    { message: 'bad 1' },
  )
  t.same(got, [0])
  t.ok(stopped.length > 0, 'work under way is told')
  for (let n = 0; n < 2; n++) await bounds.requests.acquire()
  for (let n = 0; n < 3; n++) await bounds.held.acquire()
})

t.test('items that fail, and a signal, end it', async (t) => {
  async function* broken() {
    yield 1
    throw new Error('unreadable')
  }
  const bounds = boundsOf(1, 2)
  const got: number[] = []
  await t.rejects(
    async () => {
      for await (const n of inOrder(broken, async (n) => n, bounds, never)) got.push(n)
    },
    { message: 'unreadable' },
  )
  t.same(got, [1])
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error('stop')), 5)
  const work = (_: number, signal: AbortSignal) => sleep(10_000, 1, { signal })
  await t.rejects(inOrder(() => numbers(5), work, bounds, controller.signal).next())
  await Promise.all([bounds.held.acquire(), bounds.held.acquire(), bounds.requests.acquire()])
})
