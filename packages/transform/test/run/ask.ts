import { InferryError } from '@inferry/core'
import t from 'tap'
import { ask } from '../../src/run/ask.ts'

const never = new AbortController().signal
const patience = { timeoutInSeconds: 5, maxRetries: 3 }

function failing(times: number, error: Error) {
  let calls = 0
  const request = async () => {
    calls += 1
    if (calls <= times) throw error
    return calls
  }
  return { request, calls: () => calls }
}

t.test('what can pass is tried again', async (t) => {
  for (const code of ['NOT_READY', 'OVERLOADED', 'DEADLINE_EXCEEDED', 'INTERNAL'] as const) {
    const { request } = failing(2, new InferryError(code, 'no'))
    t.equal(await ask(request, patience, never), 3, code)
  }
})

t.test('not more often than is allowed', async (t) => {
  const { request, calls } = failing(9, new InferryError('NOT_READY', 'no'))
  await t.rejects(ask(request, { ...patience, maxRetries: 1 }, never), { code: 'NOT_READY' })
  t.equal(calls(), 2)
})

t.test('what will not pass is not', async (t) => {
  for (const code of ['INVALID_INPUT', 'INFERENCE_FAILED', 'MODEL_NOT_FOUND'] as const) {
    const { request, calls } = failing(9, new InferryError(code, 'no'))
    await t.rejects(ask(request, patience, never), { code })
    t.equal(calls(), 1, code)
  }
})

t.test('a try that takes too long is stopped', async (t) => {
  let stopped = 0
  const request = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        stopped += 1
        reject(new Error('aborted'))
      })
    })
  await t.rejects(ask(request, { timeoutInSeconds: 0.01, maxRetries: 1 }, never), {
    code: 'DEADLINE_EXCEEDED',
    message: /within 0.01 s/,
  })
  t.equal(stopped, 2)
})

t.test('the signal ends a try and a wait, with its reason', async (t) => {
  for (const error of [undefined, new InferryError('OVERLOADED', 'later', { retryAfter: 20 })]) {
    const controller = new AbortController()
    const request = () => (error ? Promise.reject(error) : new Promise<never>(() => {}))
    const asked = ask(
      (signal) =>
        Promise.race([
          request(),
          new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
        ]),
      patience,
      controller.signal,
    )
    setTimeout(() => controller.abort(new Error('stop')), 5)
    await t.rejects(asked, { message: 'stop' })
  }
})
