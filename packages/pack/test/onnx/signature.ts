import { readSignature } from '@inferry/pack'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { branches, classifier, DataType, encode, model, node, tensorType, value } from '../fixtures/models.ts'

t.test('reads inputs, outputs, operator sets, exporter and operators', async (t) => {
  const inner = { node: [node('Relu', ['X'], ['i']), node('Neg', ['i'], ['j'])] }
  const bytes = encode(
    model(
      {
        input: [value('X', tensorType(DataType.FLOAT, ['N', 4])), value('W'), value('S')],
        output: [value('Y', tensorType(DataType.STRING, [undefined]))],
        initializer: [{ name: 'W' }],
        sparseInitializer: [{ values: { name: 'S' } }, {}],
        node: [
          node('Relu', ['X'], ['a']),
          branches(['a'], ['b'], inner),
          node('Abs', ['b'], ['Y'], { domain: 'mine' }),
        ],
      },
      { producerName: 'skl2onnx', producerVersion: '1.20.0' },
    ),
  )
  t.same(readSignature(bytes), {
    inputs: [{ name: 'X', type: 'float32', shape: [-1, 4] }],
    outputs: [{ name: 'Y', type: 'string', shape: [-1] }],
    irVersion: 8,
    opsets: [
      { domain: 'ai.onnx', version: 17 },
      { domain: 'ai.onnx.ml', version: 3 },
    ],
    producer: { name: 'skl2onnx', version: '1.20.0' },
    operators: [
      { domain: 'ai.onnx', type: 'Relu', count: 2 },
      { domain: 'ai.onnx', type: 'If', count: 1 },
      { domain: 'ai.onnx', type: 'Neg', count: 1 },
      { domain: 'mine', type: 'Abs', count: 1 },
    ],
  })
})

t.test('leaves out what the file does not say', async (t) => {
  t.notOk('producer' in readSignature(encode(model())))
})

t.test('the exporter is one short line', async (t) => {
  const said = (producerName: string, producerVersion: string) =>
    readSignature(encode(model({}, { producerName, producerVersion }))).producer
  const build = `Git info:\n    Commit: ${'b1bd2a6d'.repeat(5)}\n    Branch: tags/v1.2.10\n`
  t.same(said('CatBoost', build), {
    name: 'CatBoost',
    version: `Git info: Commit: ${'b1bd2a6d'.repeat(5)} …`,
  })
  t.same(said('a\u001b[2Jb', '\r1'), { name: 'a [2Jb', version: '1' })
})

t.test('an operator set is listed once, also under both names of its domain', async (t) => {
  const opset = (domain: string, version: bigint) => ({ domain, version })
  const opsetImport = [opset('ai.onnx', 22n), opset('ai.onnx.ml', 1n), opset('', 22n), opset('', 9n)]
  t.same(readSignature(encode(model({}, { opsetImport }))).opsets, [
    { domain: 'ai.onnx', version: 9 },
    { domain: 'ai.onnx', version: 22 },
    { domain: 'ai.onnx.ml', version: 1 },
  ])
})

t.test('refuses what has no signature that can be served', async (t) => {
  const cases: readonly [Uint8Array, RegExp][] = [
    [encode(model({ input: [] })), /^model\.onnx: has no inputs/],
    [encode(model({ input: [value('X')], initializer: [{ name: 'X' }] })), /has no inputs/],
    [encode(model({ input: [value('X'), value('X')] })), /two inputs of the name "X"/],
    [encode(model({ output: [value('Y'), value('Y')] })), /two outputs of the name "Y"/],
    [encode(classifier()), /output "p" is a sequence of maps/],
  ]
  for (const [bytes, message] of cases)
    t.match(
      faultOf(() => readSignature(bytes)),
      { message },
    )
  t.match(
    faultOf(() => readSignature(new Uint8Array(), 'mine.onnx')),
    { message: /^mine\.onnx: is empty/ },
  )
})
