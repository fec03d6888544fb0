import t from 'tap'
import { lineChart, plot } from '../../../src/report/svg/line-chart.ts'
import { linearScale } from '../../../src/report/svg/scale.ts'

t.test('what stands at the axes has room on narrow screens', async (t) => {
  const axis = (from: number, to: number) => ({
    scale: linearScale(10, from, to),
    title: 'ms',
    show: () => '10000',
  })
  const { markup } = lineChart('label', axis(plot.left, plot.right), axis(plot.bottom, plot.top), [])
  const texts = [
    ...markup.matchAll(/<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([^<]+)/g),
  ] as unknown as [string, string, string, string, string][]
  const places = texts.map(([, x, y, anchor, text]) => ({ x: Number(x), y: Number(y), anchor, text }))
  const ticks = places.filter(({ anchor, text }) => anchor === 'end' && text === '10000')
  const [title] = places.filter(({ anchor }) => anchor === 'start')
  // Letters of 18 are up to 11.5 wide and 14 high.
  t.ok(ticks.length > 2 && ticks.every(({ x }) => x - 5 * 11.5 >= 0))
  t.ok(Math.min(...ticks.map(({ y }) => y)) - 14 > (title?.y ?? Number.NaN))
})

t.test('curves between the axes', async (t) => {
  const axis = (from: number, to: number, title: string) => ({
    scale: linearScale(10, from, to),
    title,
    show: (tick: number) => `<${tick}>`,
  })
  const points = [
    { x: 0, y: 0, label: 'start' },
    { x: 10, y: 10, label: '' },
  ]
  const { markup } = lineChart(
    'label',
    axis(plot.left, plot.right, 'across'),
    axis(plot.bottom, plot.top, 'up'),
    [{ name: 'one', points }],
  )
  t.match(markup, `d="M${plot.left}.0 ${plot.bottom}.0L${plot.right}.0 ${plot.top}.0"`)
  t.equal(markup.match(/<circle /g)?.length, 2)
  t.match(markup, />start<\/text>/)
  t.match(markup, />across<\/text>/)
  t.match(markup, /&lt;5&gt;/)
})
