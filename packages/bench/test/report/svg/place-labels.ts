import t from 'tap'
import { placeLabels } from '../../../src/report/svg/place-labels.ts'

const chart = { left: 0, right: 300, top: 0, bottom: 200 }
const place = (...dots: readonly (readonly [x: number, y: number, label?: string])[]) =>
  placeLabels(
    dots.map(([x, y, label = 'label'], series) => ({ series, x, y, label })),
    chart,
  )

t.test('to the right and above, where nothing is', async (t) => {
  t.same(place([100, 100]), [{ series: 0, x: 107, y: 93, anchor: 'start', text: 'label' }])
  t.same(place([100, 100, '']), [])
})

t.test('elsewhere at the edges, beside another label and a dot', async (t) => {
  const [[right], [corner], [, below], [beside]] = [
    place([290, 100]),
    place([290, 5]),
    place([100, 100], [100, 104]),
    place([100, 100], [120, 90, '']),
  ]
  t.match(right, { x: 283, y: 93, anchor: 'end' })
  t.match(corner, { y: 23, anchor: 'end' })
  t.match(below, { y: 122, anchor: 'start' })
  t.match(beside, { y: 118, anchor: 'start' })
})

t.test('no letter reaches over an edge, however large text is', async (t) => {
  t.match(place([80, 100, '512 MB'], [100, 90, ''], [100, 110, '']), [{ x: 73, anchor: 'end' }])
  t.same(place([70, 100, '512 MB'], [90, 90, ''], [90, 110, '']), [])
})

t.test('one without room is left out, the first one stays', async (t) => {
  const many = place(...Array.from({ length: 9 }, (_, at) => [100 + at, 100, String(at)] as const))
  t.equal(many[0]?.text, '0')
  t.ok(many.length < 9)
})
