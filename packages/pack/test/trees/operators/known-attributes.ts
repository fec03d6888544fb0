import t from 'tap'
import { knownAttributes } from '../../../src/trees/operators/known-attributes.ts'

t.test('tensors since operator set 3', async (t) => {
  t.notOk(knownAttributes('TreeEnsembleRegressor', 1).includes('nodes_values_as_tensor'))
  const regressor = knownAttributes('TreeEnsembleRegressor', 3)
  for (const name of ['base_values', 'nodes_hitrates', 'nodes_values', 'target_weights'])
    t.ok(regressor.includes(`${name}_as_tensor`), name)
  t.notOk(regressor.includes('class_weights_as_tensor'))
  t.ok(knownAttributes('TreeEnsembleClassifier', 4).includes('class_weights_as_tensor'))
  t.notOk(knownAttributes('TreeEnsembleClassifier', 4).includes('aggregate_function'))
  t.notOk(knownAttributes('TreeEnsemble', 5).includes('nodes_hitrates_as_tensor'))
  t.same(knownAttributes('Other', 3), [])
})
