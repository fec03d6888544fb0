import t from 'tap'
import { memorySweep } from '../../../src/report/svg/memory-sweep.ts'
import { summarize } from '../../../src/summary/summarize.ts'
import { prices, resultOf } from '../../fixtures/results.ts'

const lambda = (megabytes: number) => ({ target: 'lambda', engine: 'trees', megabytes }) as const

t.test('a curve for each figure, the sizes in order', async (t) => {
  const result = resultOf(
    { subject: lambda(512), latencyMs: [4] },
    { subject: lambda(128), latencyMs: [16] },
    { subject: { target: 'local', engine: 'trees' } },
  )
  const { markup = '' } = memorySweep('label', summarize(result), prices) ?? {}
  t.same(
    [...markup.matchAll(/<\/span>([^<]+)</g)].map(([, name]) => name),
    ['trees: cold start', 'trees: warm, p50', 'trees: warm, p99'],
  )
  t.same(
    [...markup.matchAll(/>(\d+ MB)</g)].map(([, size]) => size),
    ['128 MB', '512 MB'],
  )
  t.equal(markup.match(/<circle /g)?.length, 6)
})

t.test('one size is no sweep', async (t) => {
  t.equal(memorySweep('label', summarize(resultOf({ subject: lambda(128) }, {})), prices), undefined)
  const cold = [lambda(128), lambda(512)].map((subject) => ({ subject, latencyMs: [] }))
  t.equal(memorySweep('label', summarize(resultOf(...cold)), prices), undefined)
})
