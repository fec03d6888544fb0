import t from 'tap'
import { measuredJob } from '../../../src/cost/measured/measured-job.ts'
import { server, subjectResult, workerResult } from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

t.test('a record of a job, at least its processor time', async (t) => {
  const [waiting, busy] = [measurementOf(workerResult(500, 0.5)), measurementOf(workerResult(500, 3))]
  t.match(measuredJob('fargate-job', waiting, {}), {
    ...{ service: 'fargate-job', subject: 'fargate, trees', errors: 0 },
    workload: { durationMs: 2, memoryMb: 1769, architecture: 'x64' },
  })
  t.equal(measuredJob('batch-transform', busy, {})?.workload.durationMs, 3)
  t.equal(measuredJob('batch-transform', busy, { durationMs: 7 })?.workload.durationMs, 7)
})

t.test('of services that have jobs, where a worker was measured', async (t) => {
  t.equal(measuredJob('fargate-service', measurementOf(workerResult(500, 1)), {}), undefined)
  t.equal(measuredJob('fargate-job', measurementOf(subjectResult(server('local'))), {}), undefined)
})

t.test('requests at a time are in what was measured', async (t) => {
  const worker = measurementOf(workerResult(500, 1))
  t.throws(() => measuredJob('fargate-job', worker, { jobConcurrency: 4 }), {
    message: /^r\.json: .* divided twice: leave it out/,
    location: { field: 'jobConcurrency' },
  })
  t.match(measuredJob('fargate-job', worker, { jobConcurrency: 4, durationMs: 8 }), {
    workload: { durationMs: 8 },
  })
  const servers = measurementOf(subjectResult(server('local')))
  t.equal(measuredJob('fargate-job', servers, { jobConcurrency: 4 }), undefined, 'a server waits for one')
})
