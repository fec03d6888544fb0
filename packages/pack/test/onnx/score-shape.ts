import t from 'tap'
import { correctScoreShapes } from '../../src/onnx/score-shape.ts'
import { signatureOf } from '../../src/onnx/signature.ts'
import { DataType, type Dim, model, node, tensorType, value } from '../fixtures/models.ts'

function regressor(type: string, targets?: number, attribute = 'n_targets') {
  const count = targets === undefined ? [] : [{ name: attribute, i: BigInt(targets) }]
  return node(type, ['X'], ['scores'], { domain: 'ai.onnx.ml', attribute: count })
}

/** A graph whose output `Y` of these dims is a copy of what this node makes. */
function scored(maker: ReturnType<typeof node>, dims?: readonly Dim[]) {
  return model({
    input: [value('X', tensorType(DataType.FLOAT, ['N', 4]))],
    output: [value('Y', tensorType(DataType.FLOAT, dims))],
    node: [maker, node('Identity', ['scores'], ['Y'])],
  })
}

t.test('corrects what the exporters declare', async (t) => {
  const cases = {
    'skl2onnx, a forest of 3 targets': [regressor('TreeEnsembleRegressor', 3), ['N', 1], [-1, 1], [-1, 3]],
    'CatBoost, one target': [regressor('TreeEnsembleRegressor', 1), ['N'], [-1], [-1, 1]],
    'one target, not told': [regressor('TreeEnsembleRegressor'), [undefined], [-1], [-1, 1]],
    'opset 5': [regressor('TreeEnsemble', 2), ['N', 1], [-1, 1], [-1, 2]],
    'a linear model': [regressor('LinearRegressor', 2, 'targets'), ['N', 1], [-1, 1], [-1, 2]],
    'fixed rows': [regressor('TreeEnsemble', 2), [7, 1], [7, 1], [7, 2]],
  } as const
  for (const [name, [maker, dims, from, to]] of Object.entries(cases)) {
    const m = scored(maker, dims)
    t.same(correctScoreShapes(m), [{ output: 'Y', from, to }], name)
    t.same(signatureOf(m, 'm').outputs, [{ name: 'Y', type: 'float32', shape: to }], name)
    t.same(correctScoreShapes(m), [], `${name}: once`)
  }
})

t.test('leaves every other output', async (t) => {
  const cases = {
    'right shape': scored(regressor('TreeEnsemble', 3), ['N', 3]),
    'right shape, one target': scored(regressor('TreeEnsembleRegressor'), ['N', 1]),
    'open columns': scored(regressor('TreeEnsemble', 3), ['N', 'M']),
    'three dimensions': scored(regressor('TreeEnsemble', 3), ['N', 1, 1]),
    'no shape': scored(regressor('TreeEnsemble', 3)),
    'a scalar': scored(regressor('TreeEnsemble', 3), []),
    'no targets': scored(regressor('TreeEnsemble', 0), ['N']),
    'fewer than none': scored(regressor('TreeEnsemble', -2), ['N']),
    'another operator': scored(regressor('Scaler', 3), ['N', 1]),
    'another domain': scored({ ...regressor('TreeEnsemble', 3), domain: '' }, ['N', 1]),
  }
  for (const [name, m] of Object.entries(cases)) t.same(correctScoreShapes(m), [], name)
})
