import t from 'tap'
import { columnsOf, valuesOf } from '../../src/parquet/infer-columns.ts'

const rows = (...objects: object[]) => objects.map((object) => new Map(Object.entries(object)))

t.test('types are those of the values', (t) => {
  const all = rows({ n: 1, s: 'x', b: true, j: [1], mixed: 1, none: null }, { late: 2, n: null, mixed: 'x' })
  t.same(columnsOf(all), [
    { name: 'n', type: 'DOUBLE' },
    { name: 's', type: 'STRING' },
    { name: 'b', type: 'BOOLEAN' },
    { name: 'j', type: 'JSON' },
    { name: 'mixed', type: 'JSON' },
    { name: 'none', type: 'JSON' },
    { name: 'late', type: 'DOUBLE' },
  ])
  t.same(columnsOf([]), [{ name: 'prediction', type: 'DOUBLE' }])
  t.end()
})

t.test('what is not there is null; what has another type is refused', (t) => {
  t.same(valuesOf({ name: 'a', type: 'DOUBLE' }, rows({ a: 1 }, {}, { a: null }), 0), [1, null, null])
  t.same(valuesOf({ name: 'a', type: 'JSON' }, rows({ a: 1 }, { a: 'x' }), 0), [1, 'x'])
  t.throws(() => valuesOf({ name: 'a', type: 'DOUBLE' }, rows({ a: 1 }, { a: 'x' }), 10), {
    code: 'INVALID_INPUT',
    location: { record: 11, column: 'a' },
  })
  t.end()
})
