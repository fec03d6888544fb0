import type { Health } from '@inferry/core'
import t from 'tap'
import { guardObserver } from '../../src/predictor/guard-observer.ts'
import { createLiveSession, notReady } from '../../src/predictor/live-session.ts'
import { openSums } from '../fixtures/open-sums.ts'
import { inputs, outputs } from '../fixtures/sums.ts'
import { type SumsOptions, sumsEngine } from '../fixtures/sums-engine.ts'

async function setUp(t: Parameters<typeof openSums>[0], options: SumsOptions = {}) {
  const engine = sumsEngine(options)
  const states: Health['state'][] = []
  const session = createLiveSession(await openSums(t), engine, {
    threads: undefined,
    execution: 'auto',
    slowMs: 60_000,
    observer: guardObserver({ health: ({ state }) => states.push(state) }),
    onRowsMixed(reason) {
      throw new Error(reason)
    },
  })
  return { engine, session, states }
}

t.test('loads once, before the first run, and is there afterwards', async (t) => {
  const { engine, session, states } = await setUp(t)
  await Promise.all([session.prepare(), session.load()])
  t.equal(session.prepare(), undefined)
  t.same(await session.run(inputs([1, 2, 3])), outputs(6))
  t.equal(engine.loads.length, 1)
  t.same(states, ['starting', 'warming', 'ready'])
  await session.close()
  t.equal(engine.open(), 0)
})

t.test('a failed load is tried again at once by load, by requests a second later', async (t) => {
  let broken = true
  const { engine, session } = await setUp(t, {
    onLoad() {
      if (broken) throw new Error('no memory')
    },
  })
  t.equal(session.refusal(), undefined)
  await t.rejects(session.prepare() ?? Promise.resolve(), {
    code: 'NOT_READY',
    message: 'the model sums is failed: no memory',
    cause: { message: 'no memory' },
  })
  t.match(session.refusal(), { code: 'NOT_READY', retryAfter: 1 })
  await t.rejects(session.prepare() ?? Promise.resolve(), { code: 'NOT_READY' })
  t.equal(engine.loads.length, 1)
  await t.rejects(session.load(), { code: 'INTERNAL', message: 'no memory' })
  t.equal(engine.loads.length, 2)
  broken = false
  await new Promise((resolve) => setTimeout(resolve, 1010))
  t.equal(session.refusal(), undefined)
  await session.prepare()
  t.same(session.health(), { state: 'ready' })
})

t.test('a lost session is told and loaded anew, without a request', async (t) => {
  const { engine, session, states } = await setUp(t)
  await session.load()
  engine.crash()
  t.same(states, ['starting', 'warming', 'ready', 'failed', 'starting'])
  t.equal(session.refusal(), undefined)
  await session.prepare()
  t.same(await session.run(inputs([1, 2, 3])), outputs(6))
  t.equal(engine.loads.length, 2)
  t.equal(engine.open(), 1)
})

t.test('is loaded again and again until it is there', async (t) => {
  let failures = 0
  const { engine, session, states } = await setUp(t, {
    onLoad() {
      if (failures-- > 0) throw new Error('no memory')
    },
  })
  await session.load()
  failures = 1
  engine.crash()
  const alive = setInterval(() => {}, 100)
  while (session.health().state !== 'ready') await new Promise((resolve) => setTimeout(resolve, 20))
  clearInterval(alive)
  t.equal(engine.loads.length, 3)
  t.equal(states.filter((state) => state === 'failed').length, 2)
})

t.test('a closed one stays closed', async (t) => {
  const { engine, session } = await setUp(t)
  await session.load()
  await session.close()
  engine.crash()
  await new Promise(setImmediate)
  t.equal(engine.loads.length, 1)
})

t.test('says what a model is', async (t) => {
  t.match(notReady('m', { state: 'warming' }), { code: 'NOT_READY', message: 'the model m is warming' })
  t.match(notReady('m', { state: 'failed', reason: 'why' }), { message: 'the model m is failed: why' })
})
