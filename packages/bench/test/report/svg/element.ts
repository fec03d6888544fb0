import t from 'tap'
import { element } from '../../../src/report/svg/element.ts'

t.test('what is text stays text', async (t) => {
  const { markup } = element('g', { id: 'a"b', x: 1.2345 }, '<script>&', element('path', { d: 'M0' }))
  t.equal(markup, '<g id="a&quot;b" x="1.2">&lt;script&gt;&amp;<path d="M0"></path></g>')
})
