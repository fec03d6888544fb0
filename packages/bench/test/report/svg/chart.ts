import t from 'tap'
import { chart, colours, legend, line, seriesClass, text } from '../../../src/report/svg/chart.ts'

t.test('series beyond the colours are dashed', async (t) => {
  t.equal(seriesClass(colours - 1), `s${colours - 1}`)
  t.equal(seriesClass(colours), 's0 again')
})

t.test('parts of a chart', async (t) => {
  t.match(chart(100, 'what', text(1, 2, 'a<b', 'end'), line(1, 2, 3, 4)).markup, 'viewBox="0 0 600 100"')
  t.match(chart(100, 'what').markup, 'aria-label="what"')
  t.equal(text(1, 2, 'a<b', 'end').markup, '<text x="1" y="2" text-anchor="end">a&lt;b</text>')
  t.match(line(1, 2, 3, 4).markup, 'class="grid"')
  t.match(legend(['one', 'two']).markup, /s0"><\/span>one<.*s1"><\/span>two</)
})
