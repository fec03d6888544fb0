import t from 'tap'
import { measuredServer } from '../../../src/cost/measured/measured-service.ts'
import { lambda, server, subjectResult } from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

const both = measurementOf(
  subjectResult(server('local'), { latencyMs: 3.25 }),
  subjectResult(server('sagemaker'), { latencyMs: 1.5, errors: 2 }),
)

t.test('a server stands for the services that are most like it', async (t) => {
  for (const [service, subject] of [
    ['sagemaker-endpoint', 'sagemaker, trees'],
    ['sagemaker-serverless', 'sagemaker, trees'],
    ['batch-transform', 'sagemaker, trees'],
    ['fargate-service', 'local, trees'],
    ['fargate-job', 'local, trees'],
  ] as const)
    t.equal(measuredServer(service, both, {})?.subject, subject)
  const local = measurementOf(subjectResult(server('local')))
  t.equal(measuredServer('batch-transform', local, {})?.subject, 'local, trees')
  t.equal(measuredServer('fargate-job', measurementOf(subjectResult(lambda(512))), {}), undefined)
})

t.test('its loop of one connection, and at least one processor', async (t) => {
  t.match(measuredServer('sagemaker-endpoint', both, {}), {
    workload: { durationMs: 1.5, billedMs: 2, memoryMb: 1769, coldMs: 100, architecture: 'x64' },
    errors: 6,
  })
})

t.test('the most that it held in any of its loops', async (t) => {
  const one = subjectResult(server('local'))
  for (const loop of ['alone', 'closed', 'open'] as const) {
    const grown = one[loop]?.map((load) => ({ ...load, peakBytes: 3000 * 2 ** 20 - 1 }))
    const found = measurementOf({ ...one, [loop]: grown })
    t.equal(measuredServer('fargate-service', found, {})?.workload.memoryMb, 3000, loop)
  }
})

t.test('flags stand above it', async (t) => {
  t.match(measuredServer('fargate-service', both, { memory: 9, durationMs: 7, coldMs: 8, arch: 'arm64' }), {
    workload: { durationMs: 7, billedMs: undefined, memoryMb: 9, coldMs: 8, architecture: 'arm64' },
  })
})
