import { createTensor, type Question } from '@inferry/core'
import t from 'tap'
import { jsonCodec } from '../../../src/codecs/json/json-codec.ts'
import { signature } from '../../fixtures/models.ts'
import { json } from '../../fixtures/questions.ts'
import { refusal } from '../../fixtures/refusals.ts'

const manifest = signature(
  [{ name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] }],
  [
    { name: 'label', type: 'string', shape: [-1] },
    { name: 'score', type: 'float32', shape: [-1, 1] },
  ],
)
const type = { type: 'application/json', parameters: {} }
const outputs = {
  label: createTensor('string', [2], ['x', 'y']),
  score: createTensor('float32', [2, 1], Float32Array.of(0.1, Number.NaN)),
}
const decode = (body: unknown) => jsonCodec.decode(json(body).body, type, manifest)
const answer = (question: Partial<Question>, of = outputs) => {
  const payload = jsonCodec.encode(of, type, manifest, { codec: 'json', dialect: 'instances', ...question })
  t.equal(payload.contentType, 'application/json')
  return JSON.parse(Buffer.from(payload.body).toString())
}

t.test('answers in the dialect of the question', async (t) => {
  const rows = [
    { label: 'x', score: 0.1 },
    { label: 'y', score: null },
  ]
  t.same(answer({}), { predictions: rows })
  t.same(answer({ dialect: 'dataframe_split' }), { predictions: rows })
  t.same(answer({ codec: 'csv', dialect: 'csv' }), { predictions: rows })
  t.same(answer({ dialect: 'bare' }), rows)
  t.same(answer({ outputs: [{ name: 'score' }] }), { predictions: [0.1, null] })
  t.same(answer({ dialect: 'oip', id: 'q', outputs: [{ name: 'score' }, { name: 'label' }] }), {
    model_name: 'model',
    model_version: '7',
    id: 'q',
    outputs: [
      { name: 'score', shape: [2, 1], datatype: 'FP32', data: [0.1, null] },
      { name: 'label', shape: [2], datatype: 'BYTES', data: ['x', 'y'] },
    ],
  })
  t.notOk('id' in answer({ dialect: 'oip' }))
})

t.test('outputs without common rows are told by name', async (t) => {
  const uneven = { ...outputs, label: createTensor('string', [], ['x']) }
  t.same(answer({}, uneven as never), { predictions: { label: 'x', score: [[0.1], [null]] } })
})

t.test('keeps the dialect', async (t) => {
  const dialect = (body: unknown) => decode(body).question.dialect
  t.equal(dialect({ instances: [[1, 2]] }), 'instances')
  t.equal(dialect({ dataframe_records: [{ a: 1, b: 2 }] }), 'dataframe_records')
  t.equal(dialect({ inputs: { a: [1], b: [2] } }), 'inputs')
  t.equal(dialect({ inputs: [{ name: 'X', shape: [1, 2], datatype: 'FP32', data: [1, 2] }] }), 'oip')
})

t.test('refuses what is not rows', async (t) => {
  const table: readonly (readonly [unknown, RegExp])[] = [
    [{ instances: { a: [1] } }, /instances is an object, expected an array of rows/],
    [{ inputs: 5 }, /inputs is 5, expected an array of rows or tensors, or an object of arrays by name/],
    [{ dataframe_records: 'x' }, /dataframe_records is "x"/],
    [{ instances: [] }, /no rows/],
    [[], /no rows/],
    [{ inputs: null }, /inputs is null/],
  ]
  for (const [body, message] of table)
    t.match(
      refusal(() => decode(body)),
      { code: 'INVALID_INPUT', message },
    )
  t.match(
    refusal(() => jsonCodec.decode(Buffer.from('{'), type, manifest)),
    { code: 'MALFORMED_BODY' },
  )
})

t.test('binary tensors after the JSON want their header', async (t) => {
  const json = '{"inputs": [{"name": "X", "parameters": {"binary_data_size": 4}}]}'
  for (const bytes of [
    [0, 0, 128, 63],
    [48, 48, 48, 48],
  ]) {
    const body = Buffer.concat([Buffer.from(json), Buffer.from(bytes)])
    t.match(
      refusal(() => jsonCodec.decode(body, type, manifest)),
      {
        code: 'MALFORMED_BODY',
        message: /^the body is not .*; .* the header Inference-Header-Content-Length/,
      },
    )
  }
})

t.test('MLflow 1 is told apart', async (t) => {
  const old = { type: 'application/json', parameters: { format: 'pandas-split' } }
  t.match(
    refusal(() => jsonCodec.decode(Buffer.from('{}'), old, manifest)),
    { code: 'UNSUPPORTED_MEDIA_TYPE' },
  )
})
