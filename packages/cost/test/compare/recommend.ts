import t from 'tap'
import type { Answers, Bill, Violation } from '../../src/bill/bill.ts'
import { isPossible, recommend } from '../../src/compare/recommend.ts'

const bill = (
  service: string,
  total: number,
  kinds: readonly Violation['kind'][] = [],
  answers: Answers = 'at once',
): Bill => ({
  ...{ service, title: service, answers, terms: [], total },
  violations: kinds.map((kind) => ({ kind, message: `a ${kind} of ${service}` })),
})

t.test('the cheapest of each kind, with its reason', async (t) => {
  const { atOnce, later } = recommend([bill('a', 3), bill('b', 2), bill('c', 0.5, [], 'later'), bill('d', 9)])
  t.same(atOnce, {
    service: 'b',
    total: 2,
    reason: '$2.00 is the least of what answers at once; a is next with $3.00, 1.5 times as much',
  })
  t.same(later, {
    service: 'c',
    total: 0.5,
    reason: '$0.50 is the least of what answers later; it is the only one',
  })
})

t.test('what does not take it is not chosen, and told if it would be cheaper', async (t) => {
  const { atOnce } = recommend([
    bill('a', 1, ['limit']),
    bill('b', 2, ['price']),
    bill('c', 3),
    bill('d', 4, ['limit']),
  ])
  t.equal(atOnce?.service, 'c')
  t.match(
    atOnce?.reason,
    'a would be cheaper, but does not take it; b may be cheaper, but not all of its price is known',
  )
  t.notMatch(atOnce?.reason, /d would/)
})

t.test('a quota can be raised', async (t) => {
  t.match(recommend([bill('a', 1, ['quota']), bill('b', 2)]).atOnce, {
    service: 'a',
    reason: /; a quota of a$/,
  })
  t.equal(isPossible(bill('a', 1, ['quota'])), true)
  t.equal(isPossible(bill('a', 1, ['quota', 'limit'])), false)
})

t.test('nothing takes it, and nothing costs anything', async (t) => {
  t.same(recommend([bill('a', 1, ['limit'])]), {})
  t.same(recommend([]), {})
  t.match(recommend([bill('a', 0), bill('b', 2)]).atOnce?.reason, /b is next with \$2\.00$/)
})
