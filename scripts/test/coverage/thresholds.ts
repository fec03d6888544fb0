import t from 'tap'
import { belowThreshold, type CoverageSummary, notLoaded, thresholds } from '../../coverage/thresholds.ts'

const file = (pct: number) => ({ lines: { pct, total: 10 }, branches: { pct }, functions: { pct } })

t.test('says nothing when all is covered', async (t) => {
  const summary: CoverageSummary = { total: file(100), 'a.ts': file(100) }
  t.same(belowThreshold(summary, thresholds), [])
})

t.test('names each figure and file below its threshold', async (t) => {
  const summary: CoverageSummary = { total: file(80), 'a.ts': file(100), 'b.ts': file(10) }
  t.same(belowThreshold(summary, thresholds), [
    'lines: 80 % covered, 95 % wanted',
    'branches: 80 % covered, 90 % wanted',
    'functions: 80 % covered, 95 % wanted',
    'b.ts: 10 % of its lines covered, 70 % wanted',
  ])
})

t.test('names each source that is missing', async (t) => {
  const summary: CoverageSummary = { total: file(100), 'a.ts': file(100) }
  t.same(notLoaded(summary, ['a.ts', 'b.ts']), ['b.ts: not loaded by any test'])
})
