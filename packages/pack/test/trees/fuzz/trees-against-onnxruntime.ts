import t from 'tap'
import { fuzz } from './fuzz.ts'

t.test('200 random ensembles of all sizes', { timeout: 120_000 }, async (t) => {
  const found = await fuzz(1, 200)
  t.same(found.failures, [])
  const left = Object.values(found.left).reduce((sum, count) => sum + count, 0)
  t.ok(left + found.refused < 30, JSON.stringify(found))
  t.ok(found.answers > 300)
})
