import fc from 'fast-check'
import t from 'tap'
import { erlangB } from '../../src/workload/erlang-b.ts'

/** As it is defined: (aⁿ / n!) / Σ aᵏ / k!. */
function byDefinition(servers: number, load: number): number {
  const terms = [1]
  for (let k = 1; k <= servers; k += 1) terms.push(((terms[k - 1] ?? 0) * load) / k)
  return (terms[servers] ?? 0) / terms.reduce((sum, term) => sum + term, 0)
}

t.test('as it is defined', async (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      (servers, load) => {
        const expected = byDefinition(servers, load)
        return Math.abs(erlangB(servers, load) - expected) <= 1e-9 * expected
      },
    ),
  )
  t.pass()
})

t.test('values of printed tables', async (t) => {
  t.equal(erlangB(0, 5), 1)
  t.equal(erlangB(3, 0), 0)
  t.equal(erlangB(5, 1.36).toFixed(2), '0.01')
  t.equal(erlangB(10, 4.46).toFixed(2), '0.01')
  t.equal(erlangB(20, 15.2).toFixed(2), '0.05')
})
