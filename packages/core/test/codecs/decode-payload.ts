import { defaultCodecs, InferryError, type Manifest } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { decodePayload } from '../../src/codecs/decode-payload.ts'
import { modelCases, signature } from '../fixtures/models.ts'
import { binary, everyForm, json, type TestPayload, text } from '../fixtures/questions.ts'
import { refusal } from '../fixtures/refusals.ts'

const decode = (payload: TestPayload, manifest: Manifest) => decodePayload(defaultCodecs, payload, manifest)

for (const [name, model] of Object.entries(modelCases)) {
  t.test(`${name}: every form gives the same tensors`, async (t) => {
    for (const [form, payload] of Object.entries(everyForm(model))) {
      t.strictSame(decode(payload, model.manifest).inputs, model.inputs, form)
    }
  })
}

const forest = (modelCases['forest'] as NonNullable<(typeof modelCases)['forest']>).manifest

t.test('tells the question', async (t) => {
  const question = (payload: TestPayload) => decode(payload, forest).question
  const row = Array.from({ length: 10 }, () => 1)
  t.same(question(json({ instances: [row] })), {
    type: 'application/json',
    codec: 'json',
    dialect: 'instances',
  })
  t.same(question({ ...json([row]), contentType: ' ' }), {
    type: 'application/json',
    codec: 'json',
    dialect: 'bare',
  })
  t.same(question(text('application/x-ndjson', `[${row}]`)), {
    type: 'application/x-ndjson',
    codec: 'jsonlines',
    dialect: 'jsonlines',
  })
})

t.test('refuses what it does not read', async (t) => {
  const bad: readonly (readonly [TestPayload, string, RegExp])[] = [
    [text('text/csv', ''), 'EMPTY_BODY', /empty/],
    [
      text('text/plain', 'x'),
      'UNSUPPORTED_MEDIA_TYPE',
      /text\/plain is not read; known are application\/json, text\/csv/,
    ],
    [text('csv', 'x'), 'UNSUPPORTED_MEDIA_TYPE', /"csv" is no media type/],
    [text('text/csv; charset=latin1', 'x'), 'UNSUPPORTED_MEDIA_TYPE', /charset "latin1"/],
    [text('application/json; format=pandas-split', '{}'), 'UNSUPPORTED_MEDIA_TYPE', /dataframe_split/],
    [{ contentType: 'text/csv', body: Uint8Array.of(49, 44, 0xff) }, 'MALFORMED_BODY', /byte 2/],
  ]
  for (const [payload, code, message] of bad)
    t.match(
      refusal(() => decode(payload, forest)),
      { code, message },
    )
})

const wide = signature([
  { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] },
  { name: 's', type: 'string', shape: [-1, 1] },
  { name: 'n', type: 'int64', shape: [-1] },
  { name: 'f', type: 'bool', shape: [-1] },
])
const open = signature([{ name: 'ids', type: 'int64', shape: [-1, -1] }])
const manifests = [forest, wide, open, ...Object.values(modelCases).map(({ manifest }) => manifest)]
const contentTypes = defaultCodecs.flatMap(({ reads }) => reads)

/** Runs are decoded or refused with a 4xx; nothing else may happen. */
function survives(payload: TestPayload, manifest: Manifest): boolean {
  try {
    decode(payload, manifest)
    return true
  } catch (error) {
    if (error instanceof InferryError && error.status >= 400 && error.status < 500)
      return error.message.length < 3000
    throw error
  }
}

t.test('random bytes are refused or read, never a crash', async () => {
  const anyType = fc.oneof(
    fc.constantFrom(...contentTypes),
    fc.string(),
    fc.string().map((size) => `${contentTypes.at(-1)};json-header-size=${size}`),
  )
  fc.assert(
    fc.property(
      anyType,
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...manifests),
      (contentType, body, manifest) => survives({ contentType, body }, manifest),
    ),
    { numRuns: 2000 },
  )
})

t.test('random JSON is refused or read', async () => {
  const value = fc.jsonValue({ maxDepth: 4 })
  const rows = fc.constantFrom(
    'instances',
    'inputs',
    'dataframe_split',
    'dataframe_records',
    'outputs',
    'parameters',
    'data',
  )
  const body = fc.oneof(value, fc.dictionary(rows, value), fc.dictionary(rows, fc.dictionary(rows, value)))
  fc.assert(
    fc.property(body, fc.constantFrom(...manifests), (value, manifest) => survives(json(value), manifest)),
    { numRuns: 2000 },
  )
})

t.test('damaged bodies are refused or read', async () => {
  const valid = Object.values(modelCases).flatMap((model) =>
    Object.values(everyForm(model)).map((payload) => ({ payload, manifest: model.manifest })),
  )
  const damage = fc.array(
    fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'insert', 'repeat')),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...valid), damage, ({ payload, manifest }, steps) => {
      let body = Buffer.from(payload.body)
      for (const [place, byte, how] of steps) {
        const at = place % (body.length + 1)
        if (how === 'set' && at < body.length) body[at] = byte
        if (how === 'cut') body = body.subarray(0, at)
        if (how === 'insert') body = Buffer.concat([body.subarray(0, at), Buffer.of(byte), body.subarray(at)])
        if (how === 'repeat') body = Buffer.concat([body.subarray(0, at), body.subarray(Math.floor(at / 2))])
      }
      return survives({ ...payload, body }, manifest)
    }),
    { numRuns: 4000 },
  )
})

t.test('deep nesting does not overflow the stack', async (t) => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const objects = `${'{"X":'.repeat(20_000)}1${'}'.repeat(20_000)}`
  const bodies = [
    deep,
    objects,
    ...['instances', 'inputs', 'dataframe_split', 'dataframe_records'].map((key) => `{"${key}":${deep}}`),
  ]
  bodies.push(
    `{"instances":[${objects}]}`,
    `{"inputs":[{"name":"X","shape":[1,10],"datatype":"FP32","data":${deep}}]}`,
  )
  bodies.push(
    `{"inputs":{"X":${deep}}}`,
    `{"dataframe_split":{"columns":${deep},"data":[]}}`,
    `{"instances":[],"params":${deep}}`,
  )
  bodies.push(
    `{"inputs":[{"name":${deep},"shape":${deep},"datatype":${deep}}]}`,
    `{"instances":[[${Array(10).fill(deep)}]]}`,
  )
  for (const manifest of [forest, wide, open]) {
    for (const body of bodies) {
      const { code } = refusal(() => decode(text('application/json', body), manifest))
      t.ok(['INVALID_INPUT', 'MALFORMED_BODY'].includes(code), `${body.slice(0, 40)}: ${code}`)
      refusal(() => decode(text('application/jsonlines', body), manifest))
    }
  }
})

t.test('a small body cannot ask for much memory', async (t) => {
  const large = signature([{ name: 'X', type: 'float32', shape: [-1, 3, 4096, 4096] }])
  const row = (shape: readonly number[], data: unknown) =>
    json({ inputs: [{ name: 'X', shape, datatype: 'FP32', data }] })
  const bad: readonly TestPayload[] = [
    json({ instances: Array(100_000).fill(1) }),
    json({ instances: Array(100_000).fill([1]) }),
    text('text/csv', '1\n'.repeat(100_000)),
    text('application/jsonlines', '1\n'.repeat(100_000)),
    row([1000, 3, 4096, 4096], [1]),
    row([1, 3, 4096, 4096], [[[[1]]]]),
    row([2 ** 53, 2 ** 53], []),
    binary([['X', { type: 'float32', dims: [1_000_000, 3, 4096, 4096], data: Float32Array.of(1) }]]),
    binary([['X', { type: 'string', dims: [1_000_000_000], data: ['a'] }]]),
  ]
  const before = process.memoryUsage().arrayBuffers
  for (const payload of bad)
    t.match(
      refusal(() => decode(payload, large)),
      { code: 'INVALID_INPUT' },
    )
  t.ok(process.memoryUsage().arrayBuffers - before < 1e8)
})

t.test('names that objects have of themselves are names like others', async (t) => {
  const manifest = signature([
    { name: 'toString', type: 'float32', shape: [-1] },
    { name: 'constructor', type: 'string', shape: [-1] },
  ])
  const good = '{"instances":[{"toString":1,"constructor":"x"}]}'
  t.match(decode(text('application/json', good), manifest).inputs['toString'], { dims: [1] })
  for (const row of [
    '{"constructor":"x"}',
    '{"toString":1,"constructor":"x","__proto__":{}}',
    '{"toString":{"valueOf":1},"constructor":"x"}',
  ]) {
    t.match(
      refusal(() => decode(text('application/json', `[${row}]`), manifest)),
      { code: 'INVALID_INPUT' },
    )
  }
})
