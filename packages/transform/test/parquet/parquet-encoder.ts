import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet'
import t from 'tap'
import { parquetEncoder } from '../../src/parquet/parquet-encoder.ts'

async function read(chunks: readonly Uint8Array[]) {
  const bytes = Buffer.concat(chunks)
  const file = new Uint8Array(bytes).buffer
  return { rows: await parquetReadObjects({ file }), metadata: parquetMetadata(file) }
}

async function encoded(contentType: string, ...batches: readonly string[]) {
  const encoder = parquetEncoder(contentType)
  const chunks = batches.flatMap((text) => encoder.add(Buffer.from(text)))
  return read([...chunks, ...encoder.finish()])
}

t.test('lines of CSV', async (t) => {
  const { rows } = await encoded('text/csv', '1.5\n2\n', '3\r\n')
  t.same(rows, [{ prediction: 1.5 }, { prediction: 2 }, { prediction: 3 }])
  const several = await encoded('text/csv; charset=utf-8', 'setosa,0.25,"a ""b"",c"\n,NaN,x\n')
  t.same(several.rows, [
    { prediction_0: 'setosa', prediction_1: 0.25, prediction_2: 'a "b",c' },
    { prediction_0: null, prediction_1: Number.NaN, prediction_2: 'x' },
  ])
})

t.test('lines of JSON', async (t) => {
  const { rows, metadata } = await encoded(
    'application/jsonlines',
    '{"label":"a","score":1,"ok":true,"all":[1,2]}\n{"label":"b","score":null}\n',
  )
  t.same(rows, [
    { label: 'a', score: 1, ok: true, all: [1, 2] },
    { label: 'b', score: null, ok: null, all: null },
  ])
  const types = parquetSchema(metadata).children.map(({ element }) => [element.name, element.type])
  t.same(types, [
    ['label', 'BYTE_ARRAY'],
    ['score', 'DOUBLE'],
    ['ok', 'BOOLEAN'],
    ['all', 'BYTE_ARRAY'],
  ])
  t.same((await encoded('application/jsonlines', '3\n[4]\n')).rows, [{ prediction: 3 }, { prediction: 4 }])
})

t.test('many rows make several row groups, whose bytes come early', async (t) => {
  const encoder = parquetEncoder('text/csv')
  const count = 150_000
  const text = Array.from({ length: count }, (_, n) => `${n / 4}\n`).join('')
  const early = encoder.add(Buffer.from(text))
  t.ok(early.length >= 2)
  const { rows, metadata } = await read([...early, ...encoder.finish()])
  t.equal(metadata.row_groups.length, 3)
  t.equal(rows.length, count)
  t.equal(rows[123_456]?.['prediction'], 123_456 / 4)
})

t.test('long answers make smaller row groups', async (t) => {
  const encoder = parquetEncoder('application/jsonlines')
  const answers = Buffer.from(`${JSON.stringify({ text: 'x'.repeat(2 ** 20) })}\n`.repeat(5))
  const chunks = Array.from({ length: 10 }, () => encoder.add(answers))
  t.same(
    chunks.map((some) => some.length),
    [0, 0, 0, 1, 0, 0, 0, 1, 0, 0],
  )
  const { rows, metadata } = await read([...chunks.flat(), ...encoder.finish()])
  t.same([rows.length, metadata.row_groups.length], [50, 3])
})

t.test('no answers make a file without rows', async (t) => {
  t.same((await encoded('text/csv')).rows, [])
})

t.test('what does not fit says so', async (t) => {
  const many = '1\n'.repeat(65_536)
  await t.rejects(encoded('text/csv', many, 'x\n'), {
    code: 'INVALID_INPUT',
    message: /record 65536 has "x" for prediction, which held DOUBLE/,
  })
  await t.rejects(encoded('text/csv', many, '1,2\n'), { code: 'INVALID_INPUT', message: /"prediction_0"/ })
  // As many columns as before, but not those.
  const named = '{"a":1,"b":2}\n'.repeat(65_536)
  await t.rejects(encoded('application/json', named, '{"a":1,"c":3}\n'), {
    code: 'INVALID_INPUT',
    message: /record 65536 on has "c"/,
  })
  t.equal((await encoded('application/json', named, '{"a":1}\n')).rows.at(-1)?.['b'], null)
  await t.rejects(encoded('application/json', 'oops\n'), {
    code: 'INVALID_INPUT',
    message: /not a line of JSON/,
  })
})
