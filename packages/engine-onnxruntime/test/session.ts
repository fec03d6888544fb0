import { createTensor, type InferryError, type Tensors } from '@inferry/core'
import t from 'tap'
import type { Model } from '../src/model.ts'
import { createSession } from '../src/session.ts'

/** A model whose runs end when told, and that writes down what is asked of it. */
function manualModel() {
  const log: string[] = []
  const ends: ((error?: Error) => void)[] = []
  const model: Model = {
    run: (inputs) =>
      new Promise((resolve, reject) => {
        log.push(`run ${inputs['x']?.dims}`)
        ends.push((error) => (error === undefined ? resolve(inputs) : reject(error)))
      }),
    async release() {
      log.push('release')
    },
    lost: false,
  }
  return { model, log, ends }
}

const input = (rows: number): Tensors => ({ x: createTensor('float32', [rows]) })
const turn = () => new Promise((resolve) => setImmediate(resolve))

t.test('one run at a time, in order, also after a failed one', async (t) => {
  const { model, log, ends } = manualModel()
  const session = createSession('m', model)
  const first = session.run(input(1))
  const second = session.run(input(2))
  await turn()
  t.same(log, ['run 1'])
  ends[0]?.(new Error('failed'))
  await t.rejects(first, { message: 'failed' })
  await turn()
  t.same(log, ['run 1', 'run 2'])
  ends[1]?.()
  t.same(await second, input(2))
})

t.test('close waits for the runs, then releases once', async (t) => {
  const { model, log, ends } = manualModel()
  const session = createSession('m', model)
  const run = session.run(input(1))
  const closing = Promise.all([session.close(), session.close()])
  await t.rejects(session.run(input(2)), { code: 'NOT_READY', message: 'the session of m is closed' })
  await turn()
  t.same(log, ['run 1'])
  ends[0]?.()
  await run
  await closing
  await session.close()
  t.same(log, ['run 1', 'release'])
})

t.test('abort', async (t) => {
  const { model, log, ends } = manualModel()
  const session = createSession('m', model)
  const controller = new AbortController()
  const reason = new Error('gone')

  const running = session.run(input(1), controller.signal)
  const waiting = session.run(input(2), controller.signal)
  const other = session.run(input(3), new AbortController().signal)
  await turn()
  controller.abort(reason)
  await t.rejects(running, { code: 'ABORTED' }, 'a run under way rejects at once')
  const error = await waiting.catch((error: InferryError) => error)
  t.match(error, { code: 'ABORTED', cause: reason }, 'a waiting one too')
  await t.rejects(session.run(input(4), controller.signal), { code: 'ABORTED' })
  await turn()
  t.same(log, ['run 1'], 'the run that has begun goes on')
  ends[0]?.()
  await turn()
  t.same(log, ['run 1', 'run 3'], 'what was aborted never starts')
  ends[1]?.()
  t.same(await other, input(3))
})

t.test('lost is the model’s', async (t) => {
  const { model } = manualModel()
  t.equal(createSession('m', model).lost, false)
  t.equal(createSession('m', { ...model, lost: true }).lost, true)
})
