import t from 'tap'
import { costCurve } from '../../src/compare/cost-curve.ts'
import { lambda } from '../../src/services/lambda.ts'
import { sagemakerServerless } from '../../src/services/sagemaker-serverless.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

t.test('what the bill says at each rate, up to where the service does not take it', async (t) => {
  const asked = workload({ durationMs: 1000 })
  const { service, cost } = costCurve(sagemakerServerless, asked, deployment(), prices)
  t.equal(service, 'sagemaker-serverless')
  const at = (requestsPerDay: number) =>
    sagemakerServerless.bill({ ...asked, requestsPerDay }, deployment(), prices).total
  t.equal(cost(123), at(123))
  t.equal(cost(86_400 * 200), at(86_400 * 200))
  t.equal(cost(86_400 * 201), undefined)
})

t.test('a quota does not end it', async (t) => {
  t.type(costCurve(lambda, workload({ durationMs: 1000 }), deployment(), prices).cost(1e9), 'number')
})
