import t from 'tap'
import { withLog } from '../../src/invocation/log-fields.ts'

const answer = { status: 200, model: 'm' }

t.test('what the client named', async (t) => {
  const id = { 'x-amzn-sagemaker-inference-id': 'id-1' }
  t.same(withLog(answer, id), { ...answer, log: { inferenceId: 'id-1' } })
  const target = { 'x-amzn-sagemaker-target-model': `a/${'b'.repeat(2000)}` }
  t.same(withLog(answer, { ...id, ...target }).log, {
    inferenceId: 'id-1',
    targetModel: `a/${'b'.repeat(1022)}`,
  })
})

t.test('nothing', async (t) => {
  t.equal(withLog(answer, { 'content-type': 'text/csv' }), answer)
})
