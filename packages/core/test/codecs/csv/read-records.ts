import fc from 'fast-check'
import t from 'tap'
import { readRecords } from '../../../src/codecs/csv/read-records.ts'
import { refusal } from '../../fixtures/refusals.ts'

const records = (text: string) => {
  const found: { readonly fields: readonly string[]; readonly line: number; readonly blank: boolean }[] = []
  readRecords(text, (fields, line, blank) => found.push({ fields: [...fields], line, blank }))
  return found
}
const fields = (text: string) => records(text).map((record) => record.fields)

t.test('fields and line ends', async (t) => {
  const table: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ['', []],
    ['a', [['a']]],
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\r', [['a']]],
    ['a\rb,c', [['a\rb', 'c']]],
    [',', [['', '']]],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"a,b","c""d"', [['a,b', 'c"d']]],
    ['"a\nb\r\nc",d\n', [['a\nb\r\nc', 'd']]],
    ['""', [['']]],
    ['"",""\r\n', [['', '']]],
    ['""""', [['"']]],
    [' a , b ', [[' a ', ' b ']]],
    ['"a"\r', [['a']]],
  ]
  for (const [text, expected] of table) t.same(fields(text), expected, JSON.stringify(text))
})

t.test('lines and blanks', async (t) => {
  t.same(
    records('"a\nb"\n\n""\nc\n').map(({ line, blank }) => [line, blank]),
    [
      [1, false],
      [3, true],
      [4, false],
      [5, false],
    ],
  )
})

t.test('refuses quotes that do not fit', async (t) => {
  const table: readonly (readonly [string, RegExp])[] = [
    ['a\nb"c"', /^line 2 has a quote inside a field/],
    ['a\n"b', /^line 2 has a quoted field that does not end/],
    ['"a"b', /^line 1 has text after the end/],
    ['"a" ,b', /^line 1 has text after the end/],
    ['"a"\rb', /^line 1 has text after the end/],
    [' "a"', /^line 1 has a quote inside/],
  ]
  for (const [text, message] of table)
    t.match(
      refusal(() => records(text)),
      { code: 'MALFORMED_BODY', message },
      text,
    )
})

t.test('what is quoted is read again', async (t) => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') })
  const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1 })
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, last) => {
      const text = rows.map((row) => row.map(quote).join(',')).join(end) + (last ? end : '')
      t.strictSame(fields(text), rows)
    }),
    { numRuns: 300 },
  )
})
