import { InferryError } from '@inferry/core'
import t from 'tap'
import { deadlineFault } from '../../src/outputs/deadline-fault.ts'

t.test("the signal's own error, or one that keeps its reason", async (t) => {
  const own = new InferryError('ABORTED', 'enough')
  t.equal(deadlineFault(AbortSignal.abort(own)), own)
  const reason = new Error('late')
  t.match(deadlineFault(AbortSignal.abort(reason)), { code: 'DEADLINE_EXCEEDED', cause: reason })
})
