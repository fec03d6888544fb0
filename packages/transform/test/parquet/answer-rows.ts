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

t.test('line ends inside quotes end no row', (t) => {
  t.same(rows('"a\n""b"",",1\n"c\r\n",2', 'text/csv; charset=utf-8'), [
    { prediction_0: 'a\n"b",', prediction_1: 1 },
    { prediction_0: 'c\r\n', prediction_1: 2 },
  ])
  t.same(rows('"a"\n"b"\n', 'application/jsonlines'), [{ prediction: 'a' }, { prediction: 'b' }])
  t.end()
})

t.test('what is a number', (t) => {
  const values = (text: string) => rows(`x,${text}\n`, 'text/csv').map((row) => row['prediction_1'])
  for (const text of ['0', '+1', '-.5', '2.', '1e-7', '1E+20', '12345678901234567890'])
    t.same(values(text), [Number(text)], text)
  for (const text of [' ', '0x10', '1_0', '1 ', 'e5', '.', '-', 'Nan', 'true']) t.same(values(text), [text])
  t.same(
    [...values('nan'), ...values('inf'), ...values('-inf'), ...values('-Infinity')],
    [Number.NaN, ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]],
  )
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
