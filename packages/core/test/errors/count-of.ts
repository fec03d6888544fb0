import t from 'tap'
import { countOf } from '../../src/errors/count-of.ts'

t.test('one is no plural', async (t) => {
  t.same(
    [0, 1, 2].map((count) => countOf(count, 'row')),
    ['0 rows', '1 row', '2 rows'],
  )
})
