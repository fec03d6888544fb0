import t from 'tap'
import { areEnough, confidenceOf, missOf, processDoubts } from '../../src/compare/confidence.ts'

/** So many figures, each of so many processes in both results. */
function figuresOf(figures: number, processes: number) {
  const values = Array(processes).fill(1)
  return Array(figures).fill({ before: values, after: values })
}

t.test('all hold together with 95 % where there are processes enough for so many', async (t) => {
  for (const [figures, processes] of [
    [1, 5],
    [6, 5],
    [23, 6],
    [85, 7],
  ] as const) {
    const all = figuresOf(figures, processes)
    t.equal(confidenceOf(all).toFixed(12), '0.950000000000')
    t.same(processDoubts(all, all), [])
    const more = figuresOf(figures === 1 ? 7 : figures + 1, processes)
    t.ok(confidenceOf(more) < 0.95)
    t.match(processDoubts(more, more), [new RegExp(`--rounds ${processes + 1}, or more --cold-starts$`)])
  }
  t.equal(missOf(10), 0.005)
})

t.test('it is what is left where all may miss, and no less than none', async (t) => {
  t.equal(confidenceOf(figuresOf(28, 5)).toFixed(3), '0.778')
  t.equal(confidenceOf([...figuresOf(14, 5), ...figuresOf(14, 10)]).toFixed(3), '0.864')
  t.equal(confidenceOf(figuresOf(200, 5)), 0)
  t.equal(confidenceOf([]), 1)
})

t.test('fewer than five are not enough, and those that would do are told', async (t) => {
  t.notOk(areEnough({ before: [1, 1, 1, 1, 1], after: [1, 1, 1, 1] }))
  const [judged, few] = [figuresOf(20, 5), figuresOf(4, 3)]
  t.same(processDoubts([...judged, ...few], judged), [
    '4 of 24 figures cannot be judged, of too few processes: 5 are needed in each result; measure both with --rounds 7, or more --cold-starts',
    '20 of 20 figures judged are of too few processes for 95 % confidence together; measure both with --rounds 7, or more --cold-starts',
  ])
})
