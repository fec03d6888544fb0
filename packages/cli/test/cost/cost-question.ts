import t from 'tap'
import { costQuestion } from '../../src/cost/cost-question.ts'
import type { MeasuredService } from '../../src/cost/measured/measured-service.ts'
import { benchResult } from '../fixtures/bench-result.ts'

const service: MeasuredService = {
  service: 'lambda',
  ...{ subject: 'lambda, trees, 512 MB', figures: '', errors: 0, deployed: false },
  workload: { durationMs: 1.5, billedMs: 2, memoryMb: 512, coldMs: 90 },
}
const result = benchResult()

t.test('what flags say', async (t) => {
  const { workload, deployment, measured, services, simulation } = costQuestion(
    { requestsPerDay: 5, durationMs: 7, arch: 'arm64', services: ['lambda'] },
    undefined,
  )
  t.match(workload, { requestsPerDay: 5, durationMs: 7, memoryMb: undefined })
  t.equal(deployment?.architecture, 'arm64')
  t.same(
    services?.map(({ name }) => name),
    ['lambda'],
  )
  t.same([measured, simulation], [undefined, undefined])
})

t.test('what a bench found, where flags do not tell', async (t) => {
  const { workload, measured, services } = costQuestion({ requestsPerDay: 5, responseBytes: 7 }, undefined, {
    ...{ result, services: [service] },
  })
  t.match(workload, { durationMs: 1.5, requestBytes: 1234, responseBytes: 7 })
  t.same([workload.memoryMb, workload.coldMs], [undefined, undefined], 'of no other service')
  t.same(measured, { lambda: service.workload })
  t.same(
    services?.map(({ name }) => name),
    ['lambda'],
  )
})

t.test('a trace tells rate and durations', async (t) => {
  const times = Float64Array.of(0, 43_200)
  const trace = { times, durationsMs: Float64Array.of(10, 30), seconds: 86_400 }
  const { workload, simulation } = costQuestion({ trace: 'a.csv', keepAlive: 9 }, trace)
  t.match(workload, { requestsPerDay: 2, durationMs: 20 })
  t.match(simulation, { keepAliveSeconds: 9 })
})
