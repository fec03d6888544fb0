import { faultOf } from '@inferry/testing'
import t from 'tap'
import type { OnnxModel } from '../../src/onnx/decode-model.ts'
import { signatureOf } from '../../src/onnx/signature.ts'
import { removeZipMaps } from '../../src/onnx/zip-map.ts'
import {
  branches,
  classifier,
  DataType,
  encode,
  mapsType,
  model,
  node,
  tensorType,
  value,
  zipMap,
} from '../fixtures/models.ts'

const score = (scores: string) => node('LinearClassifier', ['X'], ['label', scores], { domain: 'ai.onnx.ml' })
const nodes = ({ graph }: OnnxModel) =>
  graph.node.map(({ opType, input, output }) => `${opType}(${input}) -> ${output}`)
const outputs = (m: OnnxModel) => signatureOf(m, 'm').outputs

t.test('gives the scores out under the name of the maps', async (t) => {
  const m = classifier({ valueInfo: [value('scores'), value('other')] })
  t.same([...removeZipMaps(m, 'm')], [['p', ['0', '1']]])
  t.same(nodes(m), ['LinearClassifier(X) -> label,p'])
  t.same(outputs(m), [
    { name: 'label', type: 'int64', shape: [-1] },
    { name: 'p', type: 'float32', shape: [-1, 2] },
  ])
  t.same(
    m.graph.valueInfo.map(({ name }) => name),
    ['other'],
  )
})

t.test('leaves a model without ZipMap as it is', async (t) => {
  const m = model()
  t.equal(removeZipMaps(m, 'm').size, 0)
  t.same(Buffer.from(encode(m)), Buffer.from(encode(model())))
})

t.test('takes text classes, and the element type of the maps', async (t) => {
  const m = classifier({
    output: [value('p', mapsType(DataType.STRING, DataType.DOUBLE))],
    node: [score('scores'), zipMap('scores', 'p', ['a', 'ç', '日'])],
  })
  t.same(removeZipMaps(m, 'm').get('p'), ['a', 'ç', '日'])
  t.same(outputs(m), [{ name: 'p', type: 'float64', shape: [-1, 3] }])
})

t.test('takes float for maps whose type is not told', async (t) => {
  const m = classifier({ output: [{ name: 'p' }] })
  removeZipMaps(m, 'm')
  t.same(outputs(m), [{ name: 'p', type: 'float32', shape: [-1, 2] }])
})

t.test('renames the scores in every use, nested ones too', async (t) => {
  const inner = { node: [node('Neg', ['scores'], ['i'])] }
  const m = classifier({
    node: [
      score('scores'),
      zipMap('scores', 'p'),
      node('ArgMax', ['scores'], ['top']),
      branches(['c'], ['b'], inner),
    ],
  })
  removeZipMaps(m, 'm')
  t.same(nodes(m), ['LinearClassifier(X) -> label,p', 'ArgMax(p) -> top', 'If(c) -> b'])
  t.same(m.graph.node[2]?.attribute[0]?.g?.node[0]?.input, ['p'])
})

t.test('looks through Identity behind the ZipMap', async (t) => {
  const m = classifier({
    output: [value('p', mapsType())],
    node: [
      score('scores'),
      zipMap('scores', 'maps'),
      node('Identity', ['maps'], ['copy']),
      node('Identity', ['copy'], ['p']),
    ],
    valueInfo: [value('maps', mapsType()), value('copy', mapsType())],
  })
  t.same([...removeZipMaps(m, 'm')], [['p', ['0', '1']]])
  t.same(nodes(m), ['LinearClassifier(X) -> label,scores', 'Identity(scores) -> copy', 'Identity(copy) -> p'])
  t.same(outputs(m), [{ name: 'p', type: 'float32', shape: [-1, 2] }])
  t.same(m.graph.valueInfo, [])
})

t.test('removes several', async (t) => {
  const m = model({
    output: [value('p', mapsType()), value('q', mapsType())],
    node: [score('s'), zipMap('s', 'p'), node('Neg', ['s'], ['n']), zipMap('n', 'q', ['a', 'b'])],
  })
  t.same(
    [...removeZipMaps(m, 'm')],
    [
      ['p', ['0', '1']],
      ['q', ['a', 'b']],
    ],
  )
  t.same(nodes(m), ['LinearClassifier(X) -> label,p', 'Neg(p) -> q'])
})

t.test('copies scores whose own name must stay', async (t) => {
  const type = tensorType(DataType.FLOAT, ['N', 2])
  const cases: readonly [string, OnnxModel, readonly string[]][] = [
    [
      'an output too',
      model({ output: [value('s', type), value('p', mapsType())], node: [score('s'), zipMap('s', 'p')] }),
      ['LinearClassifier(X) -> label,s', 'Identity(s) -> p'],
    ],
    [
      'two ZipMaps of the same scores',
      model({
        output: [value('p', mapsType()), value('q', mapsType())],
        node: [score('s'), zipMap('s', 'p'), zipMap('s', 'q')],
      }),
      ['LinearClassifier(X) -> label,p', 'Identity(p) -> q'],
    ],
    ['an input', model({ output: [value('p', mapsType())], node: [zipMap('X', 'p')] }), ['Identity(X) -> p']],
  ]
  for (const [name, m, expected] of cases) {
    removeZipMaps(m, 'm')
    t.same(nodes(m), expected, name)
    t.ok(outputs(m).length > 0)
  }
})

t.test('imports the operators of ONNX if it needs one of them', async (t) => {
  const ml = [{ domain: 'ai.onnx.ml', version: 1n }]
  const m = model({ output: [value('p', mapsType())], node: [zipMap('X', 'p')] }, { opsetImport: ml })
  removeZipMaps(m, 'm')
  t.same(
    m.opsetImport.map(({ domain, version }) => [domain, version]),
    [
      ['ai.onnx.ml', 1n],
      ['', 8n],
    ],
  )
})

t.test('leaves a ZipMap that feeds anything else', async (t) => {
  const inner = { node: [node('Identity', ['p'], ['i'])] }
  const users = [
    node('SequenceAt', ['p', 'i'], ['first']),
    node('Identity', ['p'], ['copy'], { domain: 'mine' }),
    branches(['c'], ['b'], inner),
  ]
  for (const user of users) {
    const m = classifier({ node: [score('scores'), zipMap('scores', 'p'), user] })
    t.equal(removeZipMaps(m, 'm').size, 0)
    t.match(
      faultOf(() => outputs(m)),
      { message: /output "p" is a sequence of maps.*without ZipMap/ },
    )
  }
})

t.test('leaves a ZipMap that no output shows, and another domain’s', async (t) => {
  const hidden = model({ node: [node('Relu', ['X'], ['Y']), zipMap('X', 'hidden')] })
  const other = model({ node: [node('ZipMap', ['X'], ['Y'])] })
  for (const m of [hidden, other]) t.equal(removeZipMaps(m, 'm').size, 0)
})

t.test('refuses a broken ZipMap', async (t) => {
  const cases: readonly [OnnxModel, RegExp][] = [
    [
      classifier({ node: [node('ZipMap', ['s'], ['p'], { domain: 'ai.onnx.ml', name: 'z' })] }),
      /^m: its ZipMap "z" has no class labels/,
    ],
    [
      classifier({ node: [node('ZipMap', [], ['p'], { domain: 'ai.onnx.ml' })] }),
      /ZipMap without input or output/,
    ],
  ]
  for (const [m, message] of cases)
    t.match(
      faultOf(() => removeZipMaps(m, 'm')),
      { code: 'INVALID_ARTIFACT', message },
    )
})
