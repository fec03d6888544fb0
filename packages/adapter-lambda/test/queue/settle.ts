import { InferryError } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { settleInOrder, settleTogether } from '../../src/queue/settle.ts'
import { freshSignal } from '../outputs/fixtures/fresh-signal.ts'

interface Item {
  readonly id: number
  readonly size: number
  readonly fails?: boolean
}

const { signal } = new AbortController()
const sizeOf = ({ size }: Item) => size
const ids = (failures: readonly { readonly item: Item }[]) => failures.map(({ item }) => item.id)
const items = (count: number, size = 1): Item[] => Array.from({ length: count }, (_, id) => ({ id, size }))
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

t.test('all are worked on once, within the bounds, and the failed are told in their order', async () => {
  const item = fc.record({
    size: fc.oneof(fc.nat(10), fc.nat(300_000), fc.constant(Number.POSITIVE_INFINITY)),
    fails: fc.boolean(),
    turns: fc.nat(3),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 300 }), async (given) => {
      const all = given.map((one, id) => ({ ...one, id }))
      const active = new Set<Item>()
      const begun: number[] = []
      const failures = await settleTogether(
        all,
        sizeOf,
        async (one) => {
          begun.push(one.id)
          active.add(one)
          const bytes = [...active].reduce((sum, { size }) => sum + size, 0)
          if (active.size > 128 || (bytes > 256 * 1024 && active.size > 1)) throw new Error('out of bounds')
          for (let at = 0; at < one.turns; at++) await turn()
          active.delete(one)
          if (one.fails) throw new InferryError('INVALID_INPUT', `${one.id}`)
        },
        signal,
      )
      const expected = all.filter(({ fails }) => fails).map(({ id }) => id)
      return (
        begun.join() === all.map(({ id }) => id).join() &&
        ids(failures).join() === expected.join() &&
        failures.every(({ item, error }) => error.message === `${item.id}`)
      )
    }),
    { numRuns: 50 },
  )
})

t.test('small items fill the bound', async (t) => {
  let active = 0
  let most = 0
  const work = async () => {
    active += 1
    most = Math.max(most, active)
    await turn()
    active -= 1
  }
  t.same(await settleTogether(items(300), sizeOf, work, signal), [])
  t.equal(most, 128)
})

t.test('a fault that is no error of ours becomes one', async (t) => {
  const work = () => {
    throw new TypeError('oops')
  }
  t.match(await settleTogether(items(1), sizeOf, work, signal), [
    { error: { code: 'INTERNAL', message: 'oops' } },
  ])
  t.match(await settleInOrder(items(1), work, signal), [{ error: { code: 'INTERNAL', message: 'oops' } }])
})

t.test('once the signal aborts, what is not finished has failed', async (t) => {
  const { signal, abort } = freshSignal()
  const begun: number[] = []
  const failures = await settleTogether(
    items(300),
    sizeOf,
    async ({ id }) => {
      begun.push(id)
      if (id === 127) setImmediate(abort)
      if (id !== 5) await new Promise(() => {})
    },
    signal,
  )
  t.same(
    ids(failures),
    items(300)
      .map(({ id }) => id)
      .filter((id) => id !== 5),
  )
  t.ok(failures.every(({ error }) => error.code === 'DEADLINE_EXCEEDED'))
  t.ok(begun.length < 140, String(begun.length))
})

t.test('with an aborted signal nothing is begun', async (t) => {
  const work = async () => {
    t.fail('begun')
  }
  const aborted = AbortSignal.abort(new InferryError('DEADLINE_EXCEEDED', 'late'))
  t.equal((await settleTogether(items(2), sizeOf, work, aborted)).length, 2)
  t.equal((await settleInOrder(items(2), work, aborted)).length, 2)
})

t.test('in order, up to the first that fails', async (t) => {
  const log: string[] = []
  const work = async ({ id }: Item) => {
    log.push(`begin ${id}`)
    await turn()
    if (id === 2) throw new InferryError('INVALID_INPUT', 'bad')
    log.push(`end ${id}`)
  }
  t.match(await settleInOrder(items(5), work, signal), [
    { item: { id: 2 }, error: { code: 'INVALID_INPUT' } },
    { item: { id: 3 }, error: { code: 'ABORTED', message: 'one before it in the queue failed' } },
    { item: { id: 4 }, error: { code: 'ABORTED' } },
  ])
  t.same(log, ['begin 0', 'end 0', 'begin 1', 'end 1', 'begin 2'])
  t.same(await settleInOrder(items(2), work, signal), [])
})

t.test('in order, up to the deadline', async (t) => {
  const { signal, abort } = freshSignal()
  const work = async ({ id }: Item) => {
    if (id === 0) return
    setImmediate(abort)
    await new Promise(() => {})
  }
  const failures = await settleInOrder(items(3), work, signal)
  t.same(ids(failures), [1, 2])
  t.ok(failures.every(({ error }) => error.code === 'DEADLINE_EXCEEDED'))
})
