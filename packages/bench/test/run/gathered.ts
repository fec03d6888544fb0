import t from 'tap'
import { type Gathered, resultOf, startGathered } from '../../src/run/gathered.ts'
import type { Built, Running } from '../../src/target/target.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

const start = {
  startedAt: Date.now(),
  ...{ runtimeMs: 1, codeMs: 1, openMs: 1, readMs: 1, loadMs: 1, warmUpMs: 1 },
}

async function gatheredOf(running: Partial<Running>): Promise<Gathered & { readonly built: Built }> {
  const server = await delayedServer()
  t.teardown(server.close)
  return {
    built: {
      subject: { target: 'lambda', engine: 'trees', megabytes: 512 },
      start: async () => ({
        question: server.question,
        log: () => `${JSON.stringify({ start })}\n`,
        end: () => undefined,
        usage: async () => ({}),
        close: async () => {},
        ...running,
      }),
    },
    ...{ cold: [], closed: [], open: [], jobs: [], rate: undefined },
  }
}

t.test('each start is kept, an answer is read once', async (t) => {
  const one = await gatheredOf({ cpuShareKept: false })
  await startGathered(one, one.built)
  await startGathered(one, one.built)
  t.equal(one.cold.length, 2)
  t.equal(one.answerBytes, 6)
  t.match(resultOf(one), { subject: { megabytes: 512 }, cpuShareKept: false, cold: [{}, {}], closed: [] })
})

t.test('a server has no processor share', async (t) => {
  const one = await gatheredOf({})
  await startGathered(one, one.built)
  t.notOk('cpuShareKept' in resultOf(one))
})

t.test('one that is gone after its first answer is closed', async (t) => {
  let closed = false
  const one = await gatheredOf({})
  const running = await one.built.start()
  const urls = [running.question.url, 'http://127.0.0.1:1/']
  const start = async (): Promise<Running> => ({
    ...running,
    question: {
      ...running.question,
      get url() {
        return urls.shift() ?? ''
      },
    },
    close: async () => {
      closed = true
    },
  })
  await t.rejects(startGathered(one, { ...one.built, start }))
  t.ok(closed)
})
