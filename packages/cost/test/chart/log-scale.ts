import t from 'tap'
import { logScale } from '../../src/chart/log-scale.ts'

t.test('whole decades, each as long', async (t) => {
  const scale = logScale(0.02, 3000, 0, 600)
  t.same(scale.ticks, [0.01, 0.1, 1, 10, 100, 1000, 10_000])
  for (const [index, tick] of scale.ticks.entries()) t.ok(Math.abs(scale(tick) - index * 100) < 1e-9)
})

t.test('powers of ten are ends themselves, and one value has a decade', async (t) => {
  t.same(logScale(1, 1000, 0, 1).ticks, [1, 10, 100, 1000])
  t.same(logScale(5, 5, 0, 1).ticks, [1, 10])
  t.same(logScale(10, 10, 0, 1).ticks, [10, 100])
})

t.test('downwards', async (t) => {
  const scale = logScale(1, 100, 400, 100)
  t.same([scale(1), scale(10), scale(100)], [400, 250, 100])
})
