import t from 'tap'
import { costChart } from '../../src/chart/cost-chart.ts'
import { estimate } from '../../src/compare/estimate.ts'
import { serviceNames } from '../../src/services/services.ts'
import { prices } from '../fixtures/prices.ts'

const polylines = (svg: string) =>
  [...svg.matchAll(/<polyline [^>]*points="([^"]*)"/g)].map(([, points = '']) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  )

t.test('a line a service, within the drawing, the rate marked', async (t) => {
  const { curves } = estimate({ workload: { requestsPerDay: 10_000, durationMs: 200 } }, prices)
  const svg = costChart(curves, { title: 'A title', requestsPerDay: 10_000 })
  t.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 860 520"/)
  t.match(svg, '<title>A title</title>')
  for (const name of serviceNames) t.match(svg, `>${name}</text>`)
  t.match(svg, '>10,000 a day</text>')
  const lines = polylines(svg)
  t.ok(lines.length >= serviceNames.length)
  for (const [x = -1, y = -1] of lines.flat()) t.ok(x >= 80 && x <= 660 && y >= 48 && y <= 464, `${x},${y}`)
  t.notMatch(svg, /NaN|Infinity|undefined/)
  t.notMatch(svg, /href|<script|url\(/, 'it needs nothing else')
})

t.test('a straight line on logarithmic axes, where cost is in proportion', async (t) => {
  const svg = costChart([{ service: 'a', cost: (rate) => rate }], {
    title: 't',
    requestsPerDay: 1,
    most: 100,
  })
  const [points = []] = polylines(svg)
  t.same(points[0], [80, 464])
  t.same(points.at(-1), [660, 48])
  t.same(points[120], [370, 256])
})

t.test('a line ends where the service does, and text is text', async (t) => {
  const gap = { service: 'a<b>&"c"', cost: (rate: number) => (rate > 10 && rate < 1000 ? undefined : 5) }
  const svg = costChart([gap], { title: '<x>', requestsPerDay: 0, most: 1e4 })
  t.equal(polylines(svg).length, 2)
  t.match(svg, '&#60;x&#62;')
  t.match(svg, '>a&#60;b&#62;&#38;&#34;c&#34;</text>')
  t.notMatch(svg, /\d a day<\/text>/)
})

t.test('nothing to draw', async (t) => {
  for (const curves of [[], [{ service: 'a', cost: () => undefined }], [{ service: 'a', cost: () => 0 }]])
    t.notMatch(costChart(curves, { title: 't', requestsPerDay: 5 }), /polyline|NaN|Infinity/)
})
