import t from 'tap'
import { coldPhases, coldStart } from '../../src/cold/cold-start.ts'
import type { Built, RunningHere } from '../../src/target/target.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'
import { builtForest } from '../fixtures/forest.ts'

t.test('every target tells its phases, which are the whole', async (t) => {
  const { built, remove } = await builtForest([
    { target: 'local', engine: 'trees' },
    { target: 'lambda', engine: 'onnxruntime' },
    { target: 'sagemaker', engine: 'trees' },
  ])
  for (const one of built) {
    const { cold, running } = await coldStart(one)
    const { platform, ...here } = coldPhases
    const phases = Object.keys(here) as (keyof typeof here)[]
    for (const phase of phases) t.ok((cold[phase] ?? -1) >= 0, `${phase}: ${cold[phase]}`)
    const sum = phases.reduce((all, phase) => all + (cold[phase] ?? 0), 0)
    t.ok(sum >= cold.total - 1)
    t.ok((cold.code ?? 0) > 0 && (cold.read ?? 0) > 0 && (cold.load ?? 0) > 0)
    t.notOk('platform' in cold)
    await running.close()
  }
  await remove()
})

/** One that does not come to answer as it should. */
function broken(running: Partial<RunningHere>): Built {
  const question = { url: 'http://127.0.0.1:1/', headers: {}, body: '' }
  const rest = { end: () => undefined, usage: async () => ({}), close: async () => {} }
  const start = async () => ({ question, log: () => 'one\ntwo\n', ...rest, ...running })
  return { subject: { target: 'local', engine: 'trees' }, start }
}

t.test('one that ends is told with what it wrote, and closed', async (t) => {
  let closed = false
  const close = async () => {
    closed = true
  }
  await t.rejects(coldStart(broken({ end: () => 'it ended with 1', close })), {
    code: 'NOT_READY',
    message: 'local, trees: it ended with 1; it wrote:\n  one\n  two',
  })
  t.ok(closed)
})

t.test('one that answers with a failure', async (t) => {
  const server = await delayedServer({ status: (request) => (request === 0 ? 503 : 500) })
  await t.rejects(coldStart(broken({ question: server.question })), {
    message: /its first answer was: status 500/,
  })
  t.equal(server.received(), 2, 'what is not ready yet is asked again')
  await server.close()
})

t.test('one that says nothing of its start', async (t) => {
  const server = await delayedServer()
  await t.rejects(coldStart(broken({ question: server.question, log: () => '' })), {
    message: 'local, trees: its log has no line with the phases of the start',
  })
  await server.close()
})
