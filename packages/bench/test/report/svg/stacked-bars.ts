import t from 'tap'
import { stackedBars } from '../../../src/report/svg/stacked-bars.ts'

t.test('parts follow each other, in proportion', async (t) => {
  const bars = [
    { name: 'a', note: '4 ms', values: [1, 3] },
    { name: 'b', note: '2 ms', values: [2, 0] },
  ]
  const { markup } = stackedBars('label', 'ms', ['one', 'two'], bars)
  const rects = [...markup.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ])
  t.same(rects, [
    [4, 141.5],
    [145.5, 424.5],
    [4, 283],
    [287, 0],
  ])
  t.match(markup, '<title>a: two 3.00 ms</title>')
  t.match(markup, '>a: 4 ms</text>')
})

t.test('a part that is not known is not drawn', async (t) => {
  const { markup } = stackedBars(
    'label',
    'ms',
    ['one', 'two'],
    [{ name: 'a', note: '3 ms', values: [undefined, 3] }],
  )
  t.match(markup, '<rect x="4"')
  t.notMatch(markup, '<title>a: one')
})

t.test('none at all', async (t) => {
  t.notMatch(stackedBars('label', 'ms', ['one'], []).markup, /NaN|Infinity/)
})
