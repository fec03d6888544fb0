import t from 'tap'
import { measuredEndpoint } from '../../../src/cost/measured/measured-endpoint.ts'
import { deployedEndpoint, deployedFunction, server, subjectResult } from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

const found = measurementOf(
  subjectResult(deployedFunction),
  subjectResult(deployedEndpoint, { latencyMs: 20.5, errors: 1 }),
)

t.test('an endpoint that is deployed, by the loop of one connection', async (t) => {
  for (const service of ['sagemaker-serverless', 'sagemaker-endpoint'] as const)
    t.match(measuredEndpoint(service, found, {}), {
      ...{ service, subject: 'endpoint models', deployed: true, errors: 3 },
      workload: { durationMs: 20.5, billedMs: 21, memoryMb: 1769, coldMs: undefined },
      figures: /closed loop of one connection, the client's latency with the network in it/,
    })
  t.equal(measuredEndpoint('sagemaker-serverless', found, { memory: 2048 })?.workload.memoryMb, 2048)
})

t.test('it stands for no other service, and is there or not', async (t) => {
  t.equal(measuredEndpoint('fargate-service', found, {}), undefined)
  t.equal(measuredEndpoint('batch-transform', found, {}), undefined)
  const servers = measurementOf(subjectResult(server('sagemaker')))
  t.equal(measuredEndpoint('sagemaker-endpoint', servers, {}), undefined)
})
