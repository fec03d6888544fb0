import t from 'tap'
import { median } from '../../src/figures/median.ts'

t.test('the middle one, or the mean of the middle two', async (t) => {
  t.equal(median([3]), 3)
  t.equal(median([9, 1, 10]), 9)
  t.equal(median([4, 1, 10, 2]), 3)
  t.throws(() => median([]), { message: 'the median of nothing' })
})
