import { InferryError, type Tensors } from '@inferry/core'
import t from 'tap'
import { abortError, fail, listen, settle, type WaitingRequest } from '../../src/batching/waiting-request.ts'
import { inputs, outputs } from '../fixtures/sums.ts'

function request(signal?: AbortSignal) {
  const answers: (Tensors | unknown)[] = []
  const waiting: WaitingRequest = {
    inputs: inputs([1, 2, 3]),
    rows: 1,
    bytes: 12,
    since: 0,
    signal,
    resolve: (answer) => answers.push(answer),
    reject: (error) => answers.push(error),
    settled: false,
    queued: false,
    unlisten: undefined,
  }
  return { waiting, answers }
}

t.test('only the first answer counts', async (t) => {
  const good = request()
  settle(good.waiting, outputs(1))
  settle(good.waiting, outputs(2))
  fail(good.waiting, new Error('late'))
  t.same(good.answers, [outputs(1)])
  const bad = request()
  const error = new Error('first')
  fail(bad.waiting, error)
  fail(bad.waiting, new Error('late'))
  settle(bad.waiting, outputs(1))
  t.same(bad.answers, [error])
})

t.test('an abort answers a request that listens, once', async (t) => {
  const controller = new AbortController()
  const { waiting, answers } = request(controller.signal)
  const left: WaitingRequest[] = []
  listen(waiting, (gone) => left.push(gone))
  listen(waiting, (gone) => left.push(gone))
  t.same(answers, [])
  controller.abort()
  t.match(answers, [{ code: 'ABORTED', message: /the caller gave the request up/ }])
  t.equal(answers.length, 1)
  t.same(left, [waiting])
})

t.test('a signal that aborted before is noticed', async (t) => {
  const { waiting, answers } = request(AbortSignal.abort())
  listen(waiting, () => {})
  t.match(answers, [{ code: 'ABORTED' }])
})

t.test('an answered request listens no more', async (t) => {
  const controller = new AbortController()
  const { waiting, answers } = request(controller.signal)
  listen(waiting, () => t.fail('it was answered'))
  settle(waiting, outputs(1))
  controller.abort()
  t.same(answers, [outputs(1)])
  listen(waiting, () => t.fail('it was answered'))
})

t.test('says why', async (t) => {
  const timeout = AbortSignal.abort(new DOMException('late', 'TimeoutError'))
  t.match(abortError(timeout), { code: 'DEADLINE_EXCEEDED', cause: timeout.reason })
  t.match(abortError(AbortSignal.abort('gone')), { code: 'ABORTED', cause: 'gone' })
  const ours = new InferryError('NOT_READY', 'stopping')
  t.equal(abortError(AbortSignal.abort(ours)), ours)
})
