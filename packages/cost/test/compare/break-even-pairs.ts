import t from 'tap'
import { breakEvenPairs } from '../../src/compare/break-even-pairs.ts'

const line = (service: string, fixed: number, perRequest: number) => ({
  service,
  cost: (rate: number) => fixed + perRequest * rate,
})

t.test('each other one against the one that is chosen', async (t) => {
  const never = { service: 'never', cost: () => undefined }
  const curves = [line('a', 0, 1), line('b', 100, 0), line('c', 1, 2), never]
  const [b, c, ...others] = breakEvenPairs(curves, 'a', 10)
  t.match(b, { service: 'a', other: 'b' })
  t.ok(Math.abs((b?.requestsPerDay ?? 0) - 100) < 1e-6)
  t.same(c, { service: 'a', other: 'c', requestsPerDay: undefined })
  t.same(others, [], 'one that does not take the workload is left out')
})
