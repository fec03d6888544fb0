import fc from 'fast-check'
import t from 'tap'
import { fieldEnds } from '../../../src/processing/csv/field-ends.ts'
import { fields as arbitraryFields } from './fields.ts'

function fields(record: string): string[] {
  const bytes = Buffer.from(`,${record},`)
  const ends: number[] = [99, 99, 99, 99, 99, 99]
  const count = fieldEnds(bytes, 1, bytes.length - 1, ends)
  return ends.slice(0, count).map((end, at) => {
    return bytes.subarray(at === 0 ? 1 : (ends[at - 1] as number) + 1, end).toString()
  })
}

t.test('fields', async (t) => {
  // RFC 4180, section 2.
  for (const [record, expected] of [
    ['aaa,bbb,ccc', ['aaa', 'bbb', 'ccc']],
    ['"aaa","bbb","ccc"', ['"aaa"', '"bbb"', '"ccc"']],
    ['"aaa","b\r\nbb","ccc"', ['"aaa"', '"b\r\nbb"', '"ccc"']],
    ['"aaa","b""bb","c,c"', ['"aaa"', '"b""bb"', '"c,c"']],
    ['""', ['""']],
    ['', ['']],
    [',', ['', '']],
    ['a,', ['a', '']],
    ['5" pipe,x"y"', ['5" pipe', 'x"y"']],
  ] as const) {
    t.same(fields(record), expected, JSON.stringify(record))
  }
})

t.test('any fields', async () => {
  fc.assert(
    fc.property(
      arbitraryFields,
      (texts) => JSON.stringify(fields(texts.join(','))) === JSON.stringify(texts),
    ),
  )
})

t.test('the first fields', async (t) => {
  const ends: number[] = []
  t.equal(fieldEnds(Buffer.from('a,bc,d,"e'), 0, 9, ends, 2), 2)
  t.same(ends, [1, 4])
  t.equal(fieldEnds(Buffer.from('a'), 0, 1, ends, 2), 1)
})

t.test('quotes that do not fit', async (t) => {
  for (const [record, message, column] of [
    ['a,"b', /column 1 has an opening quote and no closing one/, 1],
    ['"a""', /column 0 has an opening quote/, 0],
    ['"a"b,c', /column 0 has text after its closing quote/, 0],
  ] as const) {
    t.throws(() => fields(record), { code: 'MALFORMED_BODY', message, location: { column } }, record)
  }
})
