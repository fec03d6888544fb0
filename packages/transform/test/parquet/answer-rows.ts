import t from 'tap'
import { rowsOf } from '../../src/parquet/answer-rows.ts'

const rows = (text: string, contentType: string) =>
  [...rowsOf(Buffer.from(text), contentType)].map((row) => Object.fromEntries(row))

t.test('fields of CSV', (t) => {
  t.same(rows('1\n-2.5e3\r\n', 'text/csv'), [{ prediction: 1 }, { prediction: -2500 }])
  t.same(rows('a,,"x, ""y""",NaN\n', 'text/csv'), [
    { prediction_0: 'a', prediction_1: null, prediction_2: 'x, "y"', prediction_3: Number.NaN },
  ])
  t.same(rows(',\n', 'text/csv'), [{ prediction_0: null, prediction_1: null }])
  t.end()
})

t.test('values of JSON', (t) => {
  t.same(rows('{"a":1,"b":[1]}\n[1,"x"]\n"s"\nnull\n\n', 'application/jsonlines'), [
    { a: 1, b: [1] },
    { prediction_0: 1, prediction_1: 'x' },
    { prediction: 's' },
    { prediction: null },
  ])
  t.throws(() => rows('{', 'application/json'), { code: 'INVALID_INPUT' })
  t.end()
})
