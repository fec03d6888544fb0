import t from 'tap'
import { billedGigabyteSeconds } from '../../src/summary/billed.ts'

t.test('each request is rounded up to a millisecond', async (t) => {
  t.equal(billedGigabyteSeconds([[0.2, 10]], 1024), 1000)
  t.equal(billedGigabyteSeconds([[1.5, 3]], 512), 1000)
  t.equal(
    billedGigabyteSeconds(
      [
        [1, 1],
        [3, 1],
      ],
      1024,
    ),
    2000,
  )
})
