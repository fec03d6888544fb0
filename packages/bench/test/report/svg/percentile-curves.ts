import t from 'tap'
import { percentileCurves } from '../../../src/report/svg/percentile-curves.ts'

t.test('each nine has as much room', async (t) => {
  const { markup } = percentileCurves('label', [
    {
      name: 'one',
      latencies: [
        [1, 90],
        [10, 9],
        [100, 1],
      ],
    },
    { name: 'none', latencies: [] },
  ])
  const [, path = ''] = / d="([^"]+)"/.exec(markup) ?? []
  const xs = [...path.matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x))
  t.equal(xs.length, 3)
  const names = [...markup.matchAll(/>(p[\d.]+)</g)].map(([, name]) => name)
  t.same(names, ['p0', 'p50', 'p90', 'p99'])
  t.equal(markup.match(/<path /g)?.length, 1, 'what answered nothing has no curve')
})

t.test('the slowest is reached, however few there are', async (t) => {
  for (const count of [1, 2, 1000])
    t.notMatch(percentileCurves('label', [{ name: 'one', latencies: [[5, count]] }]).markup, /NaN|Infinity/)
})
