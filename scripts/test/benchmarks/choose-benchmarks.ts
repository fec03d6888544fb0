import t from 'tap'
import { benchUsage, chooseBenchmarks } from '../../benchmarks/choose-benchmarks.ts'

const all = [{ name: 'batch' }, { name: 'engines' }, { name: 'http' }]

t.test('all, or those that are named', async (t) => {
  t.same(chooseBenchmarks(all, []), all)
  t.same(chooseBenchmarks(all, ['http', 'batch']), [{ name: 'batch' }, { name: 'http' }])
})

t.test('a name that none has is refused', async (t) => {
  for (const name of ['htp', '--quick', ''])
    t.throws(() => chooseBenchmarks(all, ['http', name]), {
      message: `there is no benchmark ${JSON.stringify(name)}`,
    })
  t.match(benchUsage(all), /usage: pnpm bench \[name\]….*batch, engines, http/s)
})
