import t from 'tap'
import { translatorOf } from '../../../src/trees/nodes/index.ts'

t.test('operators are found by domain and name', async (t) => {
  t.type(translatorOf('', 'Cast'), 'function')
  t.type(translatorOf('ai.onnx.ml', 'TreeEnsemble'), 'function')
  for (const [domain, type] of [
    ['', 'TreeEnsemble'],
    ['ai.onnx.ml', 'Cast'],
    ['com.microsoft', 'Cast'],
    ['', 'toString'],
    ['toString', 'Cast'],
  ] as const)
    t.equal(translatorOf(domain, type), undefined, `${domain} ${type}`)
})
