import t from 'tap'
import { rowWriter } from '../../src/parquet/row-writer.ts'

const row = (...values: unknown[]) => [(column: number) => values[column], 7] as const
const columns = (...names: readonly string[]) => names.map((name) => ({ name, scale: undefined }))

t.test('JSON by name', (t) => {
  const write = rowWriter('application/jsonlines', columns('a', 'b "c"'))
  const cases = [
    [1.5, '1.5'],
    [2n ** 62n, '4611686018427387904'],
    [Number.NaN, 'null'],
    [Number.POSITIVE_INFINITY, 'null'],
    [undefined, 'null'],
    [null, 'null'],
    ['é"', '"é\\""'],
    [true, 'true'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [Uint8Array.of(1, 2), '"AQI="'],
    [[1n, [2]], '[1,[2]]'],
    [{ x: 1n, y: null }, '{"x":1,"y":null}'],
  ] as const
  for (const [value, text] of cases) t.equal(write(...row(value, 0)), `{"a":${text},"b \\"c\\"":0}`)
  t.end()
})

t.test('CSV by place', (t) => {
  const write = rowWriter('text/csv', columns('a', 'b', 'c', 'd'))
  t.equal(write(...row(1.5, 'x,"y"', null, 3n)), '1.5,"x,""y""",,3')
  t.equal(write(...row(true, new Date(0), 'plain', -0)), 'true,1970-01-01T00:00:00.000Z,plain,0')
  t.throws(() => write(...row([1], 0, 0, 0)), { code: 'INVALID_INPUT', location: { record: 7, column: 'a' } })
  t.end()
})

t.test('decimal numbers keep their digits', (t) => {
  const decimal = [{ name: 'a', scale: 2 }]
  for (const type of ['text/csv', 'application/jsonlines']) {
    const write = rowWriter(type, decimal)
    const lines = [110, -5n, Uint8Array.of(1, 0), null].map((value) => write(...row(value)))
    const texts = ['1.10', '-0.05', '2.56', type === 'text/csv' ? '' : 'null']
    t.same(lines, type === 'text/csv' ? texts : texts.map((text) => `{"a":${text}}`))
  }
  t.end()
})
