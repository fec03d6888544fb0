import t from 'tap'
import type { Figure } from '../../../benchmarks/recording/src/figure.ts'
import { isMet, showGoal, showValue } from '../../benchmarks/show-figure.ts'

const less: Figure = { name: 'a', value: 9.876, unit: 'ms', better: 'less', goal: 10 }
const more: Figure = { name: 'b', value: 0.611, unit: '×', better: 'more', goal: 0.8 }
const none: Figure = { name: 'c', value: 377_800, unit: '', better: 'more' }

t.test('values in three digits, with their unit', async (t) => {
  t.equal(showValue(less.value, less), '9.88 ms')
  t.equal(showValue(none.value, none), '378,000')
  t.equal(showValue(0, less), '0 ms')
})

t.test('goals, and whether they are met', async (t) => {
  t.equal(showGoal(less), 'at most 10 ms')
  t.equal(showGoal(more), 'at least 0.8 ×')
  t.equal(showGoal(none), undefined)
  t.same([less, more, none].map(isMet), [true, false, undefined])
  t.same([isMet({ ...less, value: 10.1 }), isMet({ ...more, value: 0.8 })], [false, true])
})
