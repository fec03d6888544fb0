import t from 'tap'
import { finishJob } from '../../src/cold/finish-job.ts'
import { fakeWorker } from '../fixtures/workers.ts'

t.test('one that failed is told with what it wrote', async (t) => {
  const { worker } = fakeWorker(() => ({
    ended: Promise.resolve('its job ended with 1'),
    log: () => 'one\ntwo\n',
  }))
  const job = await worker.startJob(await worker.writeObject(1))
  await t.rejects(finishJob(worker, job, undefined), {
    code: 'NOT_READY',
    message: 'fargate, trees: its job ended with 1; it wrote:\n  one\n  two',
  })
})

t.test('the signal kills it', async (t) => {
  const controller = new AbortController()
  let end = (_how: string) => {}
  const ended = new Promise<string>((resolve) => {
    end = resolve
  })
  let closes = 0
  const { worker } = fakeWorker(() => ({
    ended,
    async close() {
      closes++
      end('its job was ended by SIGKILL')
    },
  }))
  const job = await worker.startJob(await worker.writeObject(1))
  const finished = finishJob(worker, job, controller.signal)
  controller.abort(new Error('stopped'))
  await t.rejects(finished, { message: 'stopped' })
  t.equal(closes, 1)
  await t.rejects(finishJob(worker, job, controller.signal), { message: 'stopped' })
  t.equal(closes, 2)
})
