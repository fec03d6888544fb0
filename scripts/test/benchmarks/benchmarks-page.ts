import t from 'tap'
import { benchmarksPage } from '../../benchmarks/benchmarks-page.ts'
import { benchmarkOf } from './benchmark-of.ts'

t.test('a section for each question: figures, goals, origin', async (t) => {
  const page = benchmarksPage([
    benchmarkOf('cold', [
      { name: 'trees', value: 7.6, unit: 'ms', better: 'less', goal: 10 },
      { name: 'onnxruntime', value: 12, unit: 'ms', better: 'less', goal: 10 },
      { name: 'bare', value: 1, unit: 'ms', better: 'less' },
    ]),
    benchmarkOf('warm', [{ name: 'trees', value: 5, unit: 'rows/s', better: 'more' }]),
  ])
  const [, cold, warm] = page.split('\n## ')
  t.equal(
    cold,
    `[How fast is cold?](../benchmarks/cold)
|  | recorded | asked for |  |
| --- | ---: | ---: | --- |
| trees | 7.6 ms | at most 10 ms | met |
| onnxruntime | 12 ms | at most 10 ms | **not met** |
| bare | 1 ms |  |  |

2026-11-28, A CPU, 2 cores, 24 GiB, Node v20.20.2: \`pnpm cold\`
`,
  )
  t.match(warm, '|  | recorded |\n| --- | ---: |\n| trees | 5 rows/s |\n')
})
