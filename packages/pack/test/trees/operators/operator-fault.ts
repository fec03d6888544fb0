import t from 'tap'
import { operatorFault } from '../../../src/trees/operators/operator-fault.ts'
import { operatorNode } from './fixtures/operator-model.ts'

t.test('names the operator', async (t) => {
  const node = operatorNode({ name: 'TreeEnsemble', opset: 5, values: {} })
  const fault = operatorFault(node, 'it has no roots')
  t.equal(fault.code, 'INVALID_ARTIFACT')
  t.equal(fault.message, 'TreeEnsemble "trees" is damaged: it has no roots; export the model again')
  t.same(fault.location, { field: 'trees' })
  const nameless = operatorFault({ ...node, name: '' }, 'it has no roots')
  t.equal(nameless.message, 'TreeEnsemble is damaged: it has no roots; export the model again')
  t.same(nameless.location, { field: 'TreeEnsemble' })
})
