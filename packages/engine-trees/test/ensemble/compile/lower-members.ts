import t from 'tap'
import { createDecisions, heightsOf } from '../../../src/ensemble/compile/decisions.ts'
import { lowerMembers } from '../../../src/ensemble/compile/lower-members.ts'
import { decide } from '../fixtures/decide.ts'

const { NaN: nan, NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number

t.test('members and all others, NaN on either side', async (t) => {
  const tiny = 2 ** -149
  const table: readonly (readonly number[])[] = [
    [],
    [nan],
    [0],
    [-0, 0],
    [1, 3, 2, 3],
    [0, tiny, -tiny],
    [NEGATIVE_INFINITY],
    [POSITIVE_INFINITY],
    [NEGATIVE_INFINITY, 5, POSITIVE_INFINITY],
  ]
  const values = [
    0,
    -0,
    tiny,
    -tiny,
    2 * tiny,
    1,
    1.5,
    2,
    3,
    5,
    -1,
    NEGATIVE_INFINITY,
    POSITIVE_INFINITY,
    nan,
  ]
  for (const members of table) {
    for (const nanInside of [false, true]) {
      const decisions = createDecisions()
      const [outside, inside] = [decisions.leaf(0), decisions.leaf(1)]
      const comparison = {
        decisions,
        precision: 'float32',
        feature: 0,
        nan: nanInside ? inside : outside,
      } as const
      const first = lowerMembers(comparison, members, inside, outside)
      const found = values.map((value) => decide(decisions, first, [value]))
      const wanted = values.map((value) =>
        Number(Number.isNaN(value) ? nanInside : members.some((m) => m === value)),
      )
      t.same(found, wanted, `[${members}], NaN inside: ${nanInside}`)
    }
  }
})

t.test('members are rounded', async (t) => {
  const decisions = createDecisions()
  const [outside, inside] = [decisions.leaf(0), decisions.leaf(1)]
  const comparison = { decisions, precision: 'float32', feature: 0, nan: outside } as const
  const first = lowerMembers(comparison, [0.1], inside, outside)
  t.equal(decide(decisions, first, [Math.fround(0.1)]), 1)
})

t.test('a thousand members take a dozen steps', async (t) => {
  const decisions = createDecisions()
  const [outside, inside] = [decisions.leaf(0), decisions.leaf(1)]
  const comparison = { decisions, precision: 'float32', feature: 0, nan: outside } as const
  const members = Array.from({ length: 1000 }, (_, index) => index * 2)
  const first = lowerMembers(comparison, members, inside, outside)
  t.ok((heightsOf(decisions)[first] as number) <= 12)
})
