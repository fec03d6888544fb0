import t from 'tap'
import type { AskedDeployment, AskedWorkload, Bill, ServiceName } from '../src/index.ts'
import { estimate, readPrices } from '../src/index.ts'

/** The rows of the article's tables and its example, each from the assumptions that it states. docs/cost.md tells the arithmetic. */
const prices = await readPrices()

function billOf(service: ServiceName, workload: AskedWorkload, deployment: AskedDeployment = {}): Bill {
  const { bills } = estimate({ workload, deployment }, prices)
  const found = bills.find((bill) => bill.service === service)
  if (found === undefined) throw new Error(`no bill of ${service}`)
  return found
}

/** "10000 request per day"; the first table tells no sizes of bodies. */
const month = { requestsPerDay: 10_000, durationMs: 200, memoryMb: 512, requestBytes: 0, responseBytes: 0 }
/** "calculated for one day with 10000 requests. Each request takes 200ms to process and has a 1KB size for both". */
const day = { ...month, requestBytes: 1000, responseBytes: 1000, days: 1 }

t.test('first table, "Serverless (Lambda)", 512 MB, 0.57 a month', async (t) => {
  const averageMonth = billOf('lambda', { ...month, days: 365 / 12 })
  t.equal(averageMonth.total.toFixed(2), '0.57', 'of 730 hours, as in AWS Pricing Calculator')
  const thirty = billOf('lambda', { ...month, days: 30 })
  t.equal(thirty.total.toFixed(2), '0.56', 'the 30 days of the row below give another cent')
  const one = billOf('lambda', { ...month, days: 1 })
  t.equal((Number(one.total.toFixed(3)) * 30).toFixed(2), '0.57', 'or 30 days that were rounded first')
})

t.test('first table, "SageMaker Endpoint (ml.t2.medium instance)", 40.32 a month', async (t) => {
  const { total, title } = billOf('sagemaker-endpoint', { ...month, durationMs: 190, days: 30 })
  t.equal(total.toFixed(2), '40.32')
  t.match(title, '1 × ml.t2.medium')
  const withBodies = billOf('sagemaker-endpoint', { ...day, durationMs: 190, days: 30 })
  t.equal(withBodies.total.toFixed(2), '40.33', "the second table's bodies of 1 kB would add a cent")
})

t.test('the example of ARM, 1M requests, 200 ms, 1024 MB: 0.20 + 2.67 = 2.87', async (t) => {
  const workload = { ...month, requestsPerDay: 1e6, memoryMb: 1024, days: 1 }
  const { total, terms } = billOf('lambda', workload, { architecture: 'arm64' })
  const amounts = new Map(terms.map(({ label, amount }) => [label, amount.toFixed(2)]))
  t.equal(amounts.get('requests'), '0.20')
  t.equal(amounts.get('compute'), '2.67')
  t.equal(total.toFixed(2), '2.87')
  const asWritten = 1e6 * 0.2 + 1e6 * 200 * 0.001 * 0.0000133334
  t.equal(asWritten.toFixed(2), '200002.67', 'its formula takes 0.2 USD for a request, not for a million')
})

t.test('second table, "Lambda", 0.019 a day', async (t) => {
  t.equal(billOf('lambda', day).total.toFixed(3), '0.019')
})

t.test('second table, "SageMaker Serverless Inference", 0.04032 a day', async (t) => {
  const { total, title } = billOf('sagemaker-serverless', day)
  t.equal(total.toFixed(5), '0.04032')
  t.match(title, '1,024 MB', 'the smallest there is, not the 512 MB of the function')
})

t.test('second table, "Fargate", 0.0146 a day, within 10 %', async (t) => {
  const { total, title } = billOf('fargate-job', day)
  t.match(title, '0.5 vCPU, 1 GB', 'the smallest with the processor that 512 MB bring on Lambda')
  t.equal(total.toFixed(4), '0.0137')
  t.ok(Math.abs(total / 0.0146 - 1) < 0.1)
  const started = billOf('fargate-job', day, { startSeconds: 129 })
  t.equal(started.total.toFixed(4), '0.0146', 'with 129 s to pull the image and start')
})

t.test('second table, "SageMaker Batch Transform", 0.067 a day, within 10 %', async (t) => {
  const { total, title } = billOf('batch-transform', day)
  t.match(title, 'ml.m5.large', 'the smallest of batch transform whose price is known')
  t.equal(total.toFixed(3), '0.064')
  t.ok(Math.abs(total / 0.067 - 1) < 0.1)
  const started = billOf('batch-transform', day, { startSeconds: 100 })
  t.equal(started.total.toFixed(3), '0.067', 'with 100 s until the first request')
})

t.test("the article's order of the services by cost", async (t) => {
  const order = ['fargate-job', 'lambda', 'sagemaker-serverless', 'batch-transform'] as const
  const totals = order.map((service) => billOf(service, day).total)
  t.same(
    [...totals].sort((a, b) => a - b),
    totals,
  )
})
