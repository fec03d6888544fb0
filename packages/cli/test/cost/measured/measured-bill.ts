import { estimate, readPrices, serviceNames } from '@inferry/cost'
import t from 'tap'
import type { CostFlags } from '../../../src/cost/cost-flags.ts'
import { costQuestion } from '../../../src/cost/cost-question.ts'
import { measuredBill } from '../../../src/cost/measured/measured-bill.ts'
import type { Measurement } from '../../../src/cost/measured/read-measurement.ts'
import { lambda, server, subjectResult, workerResult } from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

const prices = await readPrices()
const billOf = (measurement: Measurement, flags: CostFlags = {}, asked = prices) =>
  measuredBill(measurement, flags, (services) =>
    estimate(
      costQuestion({ requestsPerDay: 10_000, ...flags }, undefined, { result: measurement.result, services }),
      asked,
    ),
  )

t.test('each service by what stands for it, the function in its cheapest size', async (t) => {
  const measurement = measurementOf(
    subjectResult(lambda(512), { latencyMs: 1.5 }),
    subjectResult(lambda(128), { latencyMs: 60 }),
    subjectResult(server('local')),
  )
  const { services, memory, unmeasured, estimate: found } = billOf(measurement)
  t.same(
    services.map(({ service }) => service),
    serviceNames,
  )
  t.equal(memory?.chosen.megabytes, 512)
  t.same(unmeasured, [])
  const bill = found.bills.find(({ service }) => service === 'lambda')
  t.equal(bill?.total, memory?.chosen.total)
  t.match(bill?.title, '512 MB')
})

t.test('jobs by a worker, what answers at once by a server', async (t) => {
  const { services, unmeasured } = billOf(measurementOf(workerResult(500, 1), subjectResult(server('local'))))
  const subjects = new Map(services.map(({ service, subject }) => [service, subject]))
  t.equal(subjects.get('batch-transform'), 'fargate, trees')
  t.equal(subjects.get('fargate-service'), 'local, trees')
  t.same(unmeasured, ['lambda'])
})

t.test('what nothing was measured for is left out, or a fault of who asks for it', async (t) => {
  const servers = measurementOf(subjectResult(server('sagemaker')))
  const { unmeasured, estimate: found } = billOf(servers)
  t.same(unmeasured, ['lambda'])
  t.equal(found.bills.length, serviceNames.length - 1)
  t.throws(() => billOf(servers, { services: ['lambda'] }), {
    message: 'r.json has nothing of trees to bill lambda by; measure the target lambda',
    location: { field: 'services' },
  })
  const functions = measurementOf(subjectResult(lambda(512)))
  t.same(
    billOf(functions).estimate.bills.map(({ service }) => service),
    ['lambda'],
  )
  for (const [services, message] of [
    [['fargate-service'], /measure the target local or sagemaker$/],
    [['fargate-job', 'batch-transform'], /measure the target fargate$/],
    [['sagemaker-endpoint', 'fargate-job'], /measure the target local or sagemaker and the target fargate$/],
  ] as const)
    t.throws(() => billOf(functions, { services }), { message })
})

t.test('a price of Lambda that is missing takes Lambda alone away', async (t) => {
  const { 'lambda.x64.provisioned': _, ...others } = prices.prices
  const measurement = measurementOf(subjectResult(lambda(512)), subjectResult(server('local')))
  const { estimate: found, memory } = billOf(measurement, { provisioned: 1 }, { ...prices, prices: others })
  t.equal(found.bills.length, serviceNames.length - 1)
  t.match(found.unpriced, [{ service: 'lambda', message: /lambda\.x64\.provisioned/ }])
  t.match(memory, { chosen: { megabytes: 512, total: undefined } })
})
