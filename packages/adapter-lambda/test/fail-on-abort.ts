import t from 'tap'
import { failOnAbort } from '../src/fail-on-abort.ts'

t.test("rejects with the signal's reason", async (t) => {
  const reason = new Error('late')
  await t.rejects(failOnAbort(AbortSignal.abort(reason)), reason)
  const controller = new AbortController()
  const failing = failOnAbort(controller.signal)
  controller.abort(reason)
  await t.rejects(failing, reason)
})
