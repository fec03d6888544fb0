import t from 'tap'
import { measuredServer } from '../../../src/cost/measured/measured-service.ts'
import { serviceTime } from '../../../src/cost/measured/service-time.ts'
import { deployedEndpoint, server, subjectResult } from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

const { alone: _, ...older } = subjectResult(server('sagemaker'), { latencyMs: 1.5 })
const warm = older.open.map((load) => ({ ...load, cpuSeconds: 0.08 }))

const timeOf = (subject: ReturnType<typeof subjectResult>, flags = {}) => {
  const [found] = [...measurementOf(subject).subjects, ...measurementOf(subject).deployed]
  if (found === undefined) throw new Error('none')
  return serviceTime('r.json', found, flags)
}

t.test('the loop of one connection, all rounds together', async (t) => {
  const [fast, slow] = [1.5, 3.5].map((latencyMs) => subjectResult(server('local'), { latencyMs }))
  const alone = [...(fast?.alone ?? []), ...(slow?.alone ?? [])]
  t.match(timeOf({ ...older, alone }), {
    workload: { durationMs: 2.5, billedMs: 3 },
    source: 'mean of the closed loop of one connection',
  })
})

t.test('how long requests wait in line changes nothing', async (t) => {
  const one = subjectResult(server('sagemaker'), { latencyMs: 2 })
  const open = one.open.map((load) => ({ ...load, latencies: [[62.6, 100]] as const }))
  const durations = [one, { ...one, open }].map(
    (subject) => measuredServer('sagemaker-serverless', measurementOf(subject), {})?.workload.durationMs,
  )
  t.same(durations, [2, 2])
})

t.test('of a result without it the processor time', async (t) => {
  const found = timeOf({ ...older, open: warm })
  t.match(found, { workload: { durationMs: 0.8 }, source: /^processor time of a request in the open loop/ })
  t.equal(found.workload.billedMs, undefined)
})

t.test('or nothing, unless a flag tells', async (t) => {
  const { alone: _, ...endpoint } = subjectResult(deployedEndpoint)
  t.throws(() => timeOf(endpoint), {
    code: 'INVALID_CONFIGURATION',
    message:
      /^r\.json: endpoint models has no loop of one connection, and in its others requests wait in line, .* measure again/,
    location: { field: 'bench' },
  })
  t.throws(() => timeOf({ ...endpoint, alone: [] }), { message: /has no loop of one connection/ })
  t.equal(timeOf(endpoint, { durationMs: 7 }).workload.durationMs, 7)
})
