import { createTensor, type InputSpec } from '@inferry/core'
import t from 'tap'
import { readCsvRows } from '../../../src/codecs/csv/csv-rows.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const table: InputSpec = { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] }
const text: InputSpec = { name: 's', type: 'string', shape: [-1, 1] }
const count: InputSpec = { name: 'n', type: 'int64', shape: [-1] }

const read = (inputs: readonly InputSpec[], csv: string, header?: boolean) =>
  readCsvRows(rowLayout(signature(inputs)), csv, header)

t.test('a header is told by the names of columns, or by the parameter', async (t) => {
  const wanted = { X: createTensor('float32', [2, 2], Float32Array.of(1, 2, 3, 4)) }
  t.strictSame(read([table], '1,2\n3,4'), wanted)
  t.strictSame(read([table], 'b,a\n2,1\n4,3\n'), wanted)
  t.strictSame(read([table], 'a,b\n1,2\n3,4\n', true), wanted)
  t.strictSame(read([table], '1,2\n3,4\n', false), wanted)
  t.same(read([text], 's\nx\n')['s']?.data, ['x'])
  t.same(read([text], 's\nx\n', false)['s']?.data, ['s', 'x'])
})

t.test('numbers alone are no header, even where columns are named by numbers', async (t) => {
  const numbered: InputSpec = { name: 'X', type: 'float32', shape: [-1, 3], columns: ['0', '1', '2'] }
  const two: InputSpec = { name: 'X', type: 'float32', shape: [-1, 2], columns: ['0', '1'] }
  const table: readonly (readonly [readonly InputSpec[], string, readonly number[], boolean?])[] = [
    [[numbered], '5,0,7', [5, 0, 7]],
    [[numbered], '2,0,1\n5,6,7', [2, 0, 1, 5, 6, 7]],
    [[numbered], '2,0,1\n5,6,7', [6, 7, 5], true],
    [[two, text], '0,9,x\n', [0, 9]],
    [[two, text], 's,1,0\nx,2,3\n', [3, 2]],
  ]
  for (const [inputs, csv, values, header] of table) {
    t.strictSame(read(inputs, csv, header)['X']?.data, Float32Array.from(values), JSON.stringify(csv))
  }
})

t.test('a row may hold the name of a column', async (t) => {
  const words: InputSpec = { name: 'w', type: 'string', shape: [-1, 2], columns: ['city', 'country'] }
  t.same(read([words], 'Rome,country\n')['w']?.data, ['Rome', 'country'])
  t.same(read([words], 'country,city\nItaly,Rome\n')['w']?.data, ['Rome', 'Italy'])
  t.same(read([words], 'country,city\n', false)['w']?.data, ['country', 'city'])
})

t.test('missing values', async (t) => {
  t.strictSame(read([table, text], '1,,x\n,2,\n'), {
    X: createTensor('float32', [2, 2], Float32Array.of(1, Number.NaN, Number.NaN, 2)),
    s: createTensor('string', [2, 1], ['x', '']),
  })
})

t.test('blank lines', async (t) => {
  t.same(read([table], '1,2\n\n\r\n')['X']?.dims, [1, 2])
  t.same(read([text], 'x\n\ny\n')['s']?.data, ['x', '', 'y'])
  t.same(read([text], 'x\n""\n')['s']?.data, ['x', ''])
  t.match(
    refusal(() => read([table], '1,2\n\n3,4')),
    { code: 'MALFORMED_BODY', message: /^line 2 is blank/ },
  )
  t.match(
    refusal(() => read([table], '\na,b\n1,2')),
    { code: 'MALFORMED_BODY', message: /^line 1 is blank/ },
  )
})

t.test('many rows', async (t) => {
  const rows = Array.from({ length: 50_000 }, (_, row) => `${row},${row + 0.5}`)
  const { X } = read([table], rows.join('\n'))
  t.same(X?.dims, [50_000, 2])
  t.equal(X?.data[2 * 49_999 + 1], 49_999.5)
})

const bad: readonly (readonly [readonly InputSpec[], string, RegExp, boolean?])[] = [
  [[table], '1,2\n3,x', /^line 2 \(row 1\), column "b": "x", expected a number/],
  [[table], 'a,b\n1,2\n3,x', /^line 3 \(row 1\), column "b"/],
  [[table], '"1","2\n"\n3,x', /^line 1 \(row 0\), column "b": "2\\n"/],
  [[table], '1,2\n3', /^line 2 \(row 1\): 1 field, expected 2/],
  [[table], '1,2,3', /^line 1 \(row 0\): 3 fields, expected 2/],
  [[table], 'b,a\n1,2,3', /^line 2 \(row 0\): 3 fields, expected 2/],
  [[table], 'a,c\n1,2', /^line 1 \(row 0\), column "a": "a", .*\(as a header .* "c"; known are a, b\)$/],
  [[table], 'a,b,c\n1,2', /^line 1 \(row 0\): 3 fields, expected 2 \(as a header .* unknown column "c"/],
  [
    [table],
    'A,B\n1,2',
    /^line 1 .*\(as a header it has the unknown column "A"; known are a, b; names are case-sensitive\)$/,
  ],
  [[table], 'A,B\n1,2', /^the header \(line 1\) has .* and lacks a, b; .*; names are case-sensitive$/, true],
  [[table], 'a,1\n', /\(as a header it has the unknown column "1"/],
  [
    [table],
    'a,c\n1,2',
    /^the header \(line 1\) has the unknown column "c" and lacks b; known are a, b$/,
    true,
  ],
  [[table], 'a,a\n1,2', /the column "a" twice/],
  [[table], 'a\n1', /lacks the column b/],
  [[table], 'x,y\n1,2', /unknown column "x"/, true],
  [[table], 'a,b\n1,2', /^line 1 \(row 0\), column "a": "a"/, false],
  [[table], 'a,b\n', /no rows/],
  [[table], '\n', /no rows/],
  [[count], 'n\n1\n1.5', /^line 3 \(row 1\), column "n": "1\.5"/],
  [[{ ...table, columns: undefined as never }], 'a,b\n1,2', /column 0: "a"/],
  [[{ name: 'ids', type: 'int64', shape: [-1, -1] }], '1,2', /no fixed number of values; send JSON/],
]
for (const [inputs, csv, message, header] of bad) {
  t.test(`refuses ${JSON.stringify(csv)}`, async (t) => {
    t.match(
      refusal(() => read(inputs, csv, header)),
      { code: 'INVALID_INPUT', message },
    )
  })
}
