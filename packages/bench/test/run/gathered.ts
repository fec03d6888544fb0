import t, { type Test } from 'tap'
import { type Gathered, resultOf, startGathered } from '../../src/run/gathered.ts'
import type { MeasuredServer } from '../../src/run/measured.ts'
import type { Running } from '../../src/target/target.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

type One = Gathered & { readonly measured: MeasuredServer }

async function gatheredOf(
  t: Test,
  running: Partial<Running>,
  server: Partial<MeasuredServer> = {},
): Promise<One> {
  const { question, close } = await delayedServer()
  t.teardown(close)
  const all: Running = {
    ...{ question, log: () => '', end: () => undefined },
    ...{ usage: async () => ({}), close: async () => {} },
    ...running,
  }
  const measured: MeasuredServer = {
    ...{ subject: { target: 'lambda', engine: 'trees', megabytes: 512 }, coldStarts: 0 },
    ...{ start: async () => ({ running: all, cold: { total: 1 } }) },
    ...{ restore: async () => {}, close: async () => {} },
    ...server,
  }
  return { measured, cold: [], closed: [], open: [], jobs: [], rate: undefined }
}

t.test('each start is kept, an answer is read once', async (t) => {
  const one = await gatheredOf(t, { cpuShareKept: false })
  await startGathered(one, one.measured)
  await startGathered(one, one.measured)
  t.equal(one.cold.length, 2)
  t.equal(one.answerBytes, 6)
  t.match(resultOf(one), { subject: { megabytes: 512 }, cpuShareKept: false, cold: [{}, {}], closed: [] })
})

t.test('a server has no processor share', async (t) => {
  const one = await gatheredOf(t, {})
  await startGathered(one, one.measured)
  t.notOk('cpuShareKept' in resultOf(one))
})

t.test('what is deployed runs already, and its answer was seen', async (t) => {
  const running = (await (await gatheredOf(t, {})).measured.start()).running
  const question = { functionName: 'forest', body: '{}' }
  const start = async () => ({ running: { ...running, question } })
  const one = await gatheredOf(t, {}, { start, answerBytes: 99 })
  await startGathered(one, one.measured)
  t.same([one.cold, one.answerBytes], [[], 99])
})

t.test('one that is gone after its first answer is closed', async (t) => {
  let closed = false
  const question = { url: 'http://127.0.0.1:1/', headers: {}, body: '' }
  const close = async () => {
    closed = true
  }
  const one = await gatheredOf(t, { question, close })
  await t.rejects(startGathered(one, one.measured))
  t.ok(closed)
})
