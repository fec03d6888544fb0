import { getEventListeners } from 'node:events'
import { InferryError, runAborted } from '@inferry/core'
import { type Answer, errorAnswer } from '@inferry/doors'
import t from 'tap'
import { withDeadline } from '../../src/invocation/with-deadline.ts'

/** Answers `ABORTED` once the signal aborts, as a predictor does. */
const never = (signal: AbortSignal | undefined) =>
  new Promise<Answer>((resolve) => {
    const abort = () => resolve({ ...errorAnswer(runAborted(signal as AbortSignal)), model: 'm' })
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort)
  })

t.test('a prediction that takes too long', async (t) => {
  const answer = await withDeadline(never, 10, undefined)
  t.match(answer, { status: 504, model: 'm', error: { code: 'DEADLINE_EXCEEDED' } })
  t.match(String(answer.body && Buffer.from(answer.body)), /took longer than 0\.01 s; send fewer rows/)
})

t.test('a client that goes away first', async (t) => {
  const client = new AbortController()
  const answer = withDeadline(never, 60_000, client.signal)
  client.abort()
  t.match(await answer, { status: 499 })
  t.match(await withDeadline(never, 60_000, client.signal), { status: 499 }, 'had gone before')
})

t.test('answers in time, and failures', async (t) => {
  const { signal } = new AbortController()
  const given: Answer = { status: 200 }
  t.equal(await withDeadline(async () => given, 60_000, signal), given)
  const failed = errorAnswer(new InferryError('INFERENCE_FAILED', 'no'))
  t.equal(await withDeadline(async () => failed, 60_000, signal), failed)
  t.equal(getEventListeners(signal, 'abort').length, 0, "nothing stays on the connection's signal")
})

t.test('no deadline', async (t) => {
  const { signal } = new AbortController()
  let seen: AbortSignal | undefined
  await withDeadline(
    async (given) => {
      seen = given
      return { status: 200 }
    },
    undefined,
    signal,
  )
  t.equal(seen, signal)
})
