import t from 'tap'
import { errorsOf, rateOf, recordRateOf } from '../../src/result/bench-result.ts'

t.test('rates and errors', async (t) => {
  t.equal(rateOf({ answered: 30, seconds: 1.5 }), 20)
  t.equal(recordRateOf({ records: 30, seconds: 1.5 }), 20)
  t.equal(errorsOf({ errors: {} }), 0)
  t.equal(errorsOf({ errors: { 'status 503': 2, ECONNRESET: 1 } }), 3)
})
