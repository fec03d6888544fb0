import t from 'tap'
import { createEnvironmentPool } from '../../src/emulator/environment-pool.ts'
import type { ExecutionEnvironment } from '../../src/environment/execution-environment.ts'

/** Only its identity and its end matter to a pool. */
function environment(onClose = () => {}): ExecutionEnvironment {
  return {
    pid: 1,
    enforced: { memory: 'none', cpu: 'none' },
    initialized: Promise.resolve(),
    invoke: () => Promise.reject(new Error('not called')),
    close: async () => onClose(),
  }
}

/** A job that lasts until it is told to end, and the environments that such jobs got. */
function jobs() {
  const got: ExecutionEnvironment[] = []
  const ends: (() => void)[] = []
  const job = (given: ExecutionEnvironment) => {
    got.push(given)
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  return { got, ends, job }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

t.test('one environment: one job after the other, in order', async (t) => {
  const first = environment()
  const pool = createEnvironmentPool(first, async () => t.fail('no second one') as never, 1)
  const order: number[] = []
  const run = (n: number) =>
    pool.run(async () => {
      await turn()
      order.push(n)
    })
  await Promise.all([run(1), run(2), run(3)])
  t.same(order, [1, 2, 3])
})

t.test('others are started when all are busy, and used again', async (t) => {
  let started = 0
  const pool = createEnvironmentPool(
    environment(),
    async () => {
      started++
      return environment()
    },
    2,
  )
  const { got, ends, job } = jobs()
  const all = [pool.run(job), pool.run(job), pool.run(job)]
  await turn()
  t.equal(started, 1)
  t.equal(got.length, 2)
  t.not(got[0], got[1])
  ends[1]?.()
  await turn()
  t.equal(got[2], got[1])
  for (const end of ends) end()
  await Promise.all(all)
  t.equal(started, 1)
})

t.test('a job that fails, and an environment that cannot be started', async (t) => {
  const first = environment()
  const pool = createEnvironmentPool(first, () => Promise.reject(new Error('no process')), 2)
  await t.rejects(
    pool.run(() => Promise.reject(new Error('job'))),
    { message: 'job' },
  )
  const { ends, job } = jobs()
  const running = pool.run(job)
  await t.rejects(pool.run(job), { message: 'no process' })
  await turn()
  ends[0]?.()
  await running
})

t.test('the line is bounded', async (t) => {
  const pool = createEnvironmentPool(environment(), async () => environment(), 1)
  const { ends, job } = jobs()
  const all = Array.from({ length: 101 }, () => pool.run(job))
  t.match(pool.refusal(), { code: 'OVERLOADED' })
  await turn()
  await t.rejects(pool.run(job), { code: 'OVERLOADED', retryAfter: 1 })
  for (let i = 0; i < all.length; i++) {
    ends[i]?.()
    await turn()
  }
  await Promise.all(all)
  t.equal(pool.refusal(), undefined)
})

t.test('closing kills all and refuses who waits', async (t) => {
  let closed = 0
  const pool = createEnvironmentPool(
    environment(() => closed++),
    async () => environment(() => closed++),
    2,
  )
  const { ends, job } = jobs()
  const running = [pool.run(job), pool.run(job)]
  await turn()
  const waiting = pool.run(job)
  await pool.close()
  t.equal(closed, 2)
  await t.rejects(waiting, { code: 'ABORTED' })
  await t.rejects(pool.run(job), { code: 'ABORTED' })
  for (const end of ends) end()
  await Promise.all(running)
})

t.test('closing while one is being started', async (t) => {
  let closed = 0
  let finish: (started: ExecutionEnvironment) => void = () => {}
  const pool = createEnvironmentPool(environment(), () => new Promise((resolve) => (finish = resolve)), 2)
  const { ends, job } = jobs()
  const first = pool.run(job)
  const second = pool.run(job)
  const refused = t.rejects(second, { code: 'ABORTED' })
  const closing = pool.close()
  finish(environment(() => closed++))
  await closing
  t.equal(closed, 1, 'it is not left behind')
  await refused
  t.match(pool.refusal(), { code: 'ABORTED' })
  ends[0]?.()
  await first
})
