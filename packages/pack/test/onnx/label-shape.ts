import t from 'tap'
import { correctLabelShapes } from '../../src/onnx/label-shape.ts'
import { signatureOf } from '../../src/onnx/signature.ts'
import { DataType, type Dim, model, node, tensorType, value } from '../fixtures/models.ts'

const ml = { domain: 'ai.onnx.ml' }
const tree = node('TreeEnsembleClassifier', ['X'], ['l', 's'], ml)

/** A graph of these nodes after the classifier, with the output `Y` of these dims. */
function labelled(
  after: Parameters<typeof node>[],
  dims: readonly Dim[] = [1],
  first = tree,
  rows: Dim = 'N',
) {
  return model({
    input: [value('X', tensorType(DataType.FLOAT, [rows, 4]))],
    output: [value('Y', tensorType(DataType.INT64, dims))],
    node: [first, ...after.map((each) => node(...each))],
  })
}

t.test("corrects LightGBM's label as onnxmltools declares it", async (t) => {
  const m = labelled([
    ['Identity', ['l'], ['copy']],
    ['Cast', ['copy'], ['Y']],
  ])
  t.same(correctLabelShapes(m), ['Y'])
  t.same(signatureOf(m, 'm').outputs, [{ name: 'Y', type: 'int64', shape: [-1] }])
  t.same(correctLabelShapes(m), [], 'once')
})

t.test('leaves every other output', async (t) => {
  const cast: Parameters<typeof node> = ['Cast', ['l'], ['Y']]
  const cases = {
    'right shape': labelled([cast], ['N']),
    'other size': labelled([cast], [3]),
    'two dimensions': labelled([cast], [1, 1]),
    'fixed rows': labelled([cast], [1], tree, 1),
    'the scores': labelled([['Cast', ['s'], ['Y']]]),
    'another operator between': labelled([['ReduceMax', ['l'], ['Y']]]),
    'another classifier': labelled([cast], [1], node('Scaler', ['X'], ['l'], ml)),
    'an input': labelled([['Cast', ['X'], ['Y']]]),
    'a loop': labelled([
      ['Cast', ['a'], ['Y']],
      ['Cast', ['Y'], ['a']],
    ]),
    'no input': model({ input: [], output: [value('Y', tensorType(DataType.INT64, [1]))] }),
    'no type': model({ output: [{ name: 'Y' }] }),
  }
  for (const [name, m] of Object.entries(cases)) t.same(correctLabelShapes(m), [], name)
})
