import t from 'tap'
import { lineChart, plot } from '../../../src/report/svg/line-chart.ts'
import { linearScale } from '../../../src/report/svg/scale.ts'

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
