import t from 'tap'
import {
  billedMilliseconds,
  costOfMillion,
  costOfMillionInits,
  initMilliseconds,
} from '../../src/summary/billed.ts'
import { coldStartOf, prices } from '../fixtures/results.ts'

t.test('each request is rounded up to a millisecond', async (t) => {
  t.equal(billedMilliseconds([[0.2, 10]]), 1)
  t.equal(billedMilliseconds([[1.5, 3]]), 2)
  t.equal(
    billedMilliseconds([
      [1, 1],
      [3, 1],
    ]),
    2,
  )
})

t.test('init is what comes before the function can be asked, but for the process', async (t) => {
  t.equal(initMilliseconds({ ...coldStartOf(1), spawn: 100, answer: 1000 }), 6)
  t.ok(Number.isNaN(initMilliseconds({ runtime: 1, code: 1 })), 'not all is known')
})

t.test('gigabyte-seconds and requests, init without a request of its own', async (t) => {
  t.equal(costOfMillion(4, 512, prices), 3)
  t.equal(costOfMillionInits(49.1, 512, prices), 25)
  // The article: 200 ms of 512 MB are 1.67, and 0.20 for the requests.
  const real = { gigabyteSecond: 0.0000166667, request: 0.0000002, label: '' }
  t.equal(costOfMillion(200, 512, real).toFixed(2), '1.87')
})
