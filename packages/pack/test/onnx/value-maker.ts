import t from 'tap'
import { valueMaker } from '../../src/onnx/value-maker.ts'
import { model, node } from '../fixtures/models.ts'

t.test('finds the node that makes a value, through copies', async (t) => {
  const { graph } = model({
    node: [
      node('Scaler', ['X'], ['scaled', 'other'], { domain: 'ai.onnx.ml' }),
      node('Identity', ['other'], ['copy']),
      node('Cast', ['copy'], ['Y']),
      node('Cast', ['X'], ['of-input']),
      node('Identity', ['X'], ['own'], { domain: 'my.own' }),
      node('Cast', ['a'], ['b']),
      node('Cast', ['b'], ['a']),
    ],
  })
  const found = valueMaker(graph, 'Y')
  t.same([found?.node.opType, found?.value], ['Scaler', 'other'])
  t.equal(valueMaker(graph, 'scaled')?.node.opType, 'Scaler')
  t.equal(valueMaker(graph, 'own')?.node.domain, 'my.own', 'an Identity of another domain is no copy')
  for (const name of ['X', 'of-input', 'a', 'nothing']) t.equal(valueMaker(graph, name), undefined, name)
})
