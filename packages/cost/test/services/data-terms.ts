import t from 'tap'
import { dataTerms } from '../../src/services/data-terms.ts'
import { amounts } from '../fixtures/amounts.ts'
import { workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

t.test('GB of 10⁹ bytes, in and out', async (t) => {
  const terms = dataTerms(workload({ requestBytes: 100_000, responseBytes: 1000 }), prices)
  t.same(amounts({ terms }), { 'data in': '1.60', 'data out': '0.02' })
})
