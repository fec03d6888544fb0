import t from 'tap'
import { costChart } from '../../src/chart/cost-chart.ts'
import { darkStyle } from '../../src/chart/dark-style.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const curves = names.map((service, index) => ({ service, cost: (rate: number) => rate * (index + 1) }))
const svg = costChart(curves, { title: 't', requestsPerDay: 10 })

t.test('the chart has it, for what it draws', async (t) => {
  t.ok(svg.includes(darkStyle))
  t.match(svg, /^<svg [^>]*class="cost-chart"/)
  for (const [, name = ''] of darkStyle.matchAll(/\.cost-chart \.(\w+)/g))
    t.match(svg, new RegExp(`class="${name}"`), name)
})

t.test('nothing keeps its colour on the other background, but lines that are seen on both', async (t) => {
  for (const [element] of svg.matchAll(/<(rect|line)[^>]*#(ffffff|dddddd|000000|555555)[^>]*>/g))
    t.match(element, /class="(paper|grid|mark|c6)"/)
  t.notMatch(svg, /<text[^>]* fill=/)
})
