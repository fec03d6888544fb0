import fc from 'fast-check'
import { Histogram, Registry } from 'prom-client'
import t from 'tap'
import { createHistogram } from '../../src/metrics/histogram.ts'

const named = { name: 'h', help: 'A histogram.' }

t.test("tells the same as prom-client's", async () => {
  const series = fc.tuple(fc.constantFrom('a', 'b"\\\n'), fc.constantFrom('', 'x'))
  const values = fc.array(fc.tuple(series, fc.integer({ min: 0, max: 12 })), { maxLength: 50 })
  await fc.assert(
    fc.asyncProperty(values, async (observed) => {
      const [ours, theirs] = [new Registry(), new Registry()]
      const bounds = [1, 5, 10]
      const histogram = createHistogram(ours, { ...named, labels: ['one', 'two'], bounds })
      const reference = new Histogram({
        ...named,
        labelNames: ['one', 'two'],
        buckets: bounds,
        registers: [theirs],
      })
      for (const [[one, two], value] of observed) {
        histogram.series(one, two)(value)
        reference.observe({ one, two }, value)
      }
      return sorted(await ours.metrics()) === sorted(await theirs.metrics())
    }),
  )
})

t.test('a series is found again', async (t) => {
  const histogram = createHistogram(new Registry(), { ...named, labels: ['one'], bounds: [1] })
  t.equal(histogram.series('a'), histogram.series('a'))
  t.not(histogram.series('a'), histogram.series('b'))
})

t.test('reset', async (t) => {
  const registry = new Registry()
  createHistogram(registry, { ...named, labels: [], bounds: [1] }).series()(1)
  t.match(await registry.metrics(), /h_count 1/)
  registry.resetMetrics()
  t.notMatch(await registry.metrics(), /h_count/)
})

/** Labels stand in one order, lines in another. */
function sorted(text: string): string {
  const line = (one: string) =>
    one.replace(/\{(.*)\}/, (_all, labels: string) => `{${labels.split(',').sort()}}`)
  return text.split('\n').map(line).sort().join('\n')
}
