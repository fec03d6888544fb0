import {
  type AskedDeployment,
  arrivals,
  estimate,
  readPrices,
  type ServiceName,
  servicesNamed,
} from '@inferry/cost'
import t from 'tap'
import { describeEstimate } from '../../src/cost/describe-estimate.ts'

const prices = await readPrices()
const workload = { requestsPerDay: 10_000, durationMs: 200, memoryMb: 512 }
const describe = (names: readonly ServiceName[], given: object = {}, deployment: AskedDeployment = {}) =>
  describeEstimate(
    estimate({ workload: { ...workload, ...given }, deployment, services: servicesNamed(names) }, prices),
  )

t.test('what was asked, and each term of the sum', async (t) => {
  const text = describe(['lambda'])
  t.match(
    text,
    /^10,000 requests a day of 200 ms at 512 MB, 1\.0 kB in, 1\.0 kB out; a bill for 30 days; prices of us/,
  )
  t.match(text, /^ {2}lambda +\$0\.56 {2}Lambda x64, 512 MB, function URL$/m)
  t.match(text, /^ {4}compute +\$0\.50 {2}30,000 GB-seconds × \$0\.0000166667$/m)
  t.match(text, /^ {4}requests +\$0\.06 {2}0\.3 million requests × \$0\.2$/m)
  t.match(
    text,
    /^ {2}lambda if answers have to come at once: \$0\.56 is the least of .*; it is the only one$/m,
  )
  t.match(text, /^ {2}the cheapest at once: lambda at every rate from 1 to 100,000,000$/m)
  t.notMatch(text, /later|may wait/)
  t.match(describe(['lambda'], { days: 1 }), 'a bill for 1 day;')
})

t.test('what does not take the workload, and why', async (t) => {
  const text = describe(['sagemaker-serverless', 'fargate-spot-job'], { memoryMb: 8000 })
  t.match(text, /^ {4}not possible: 8,000 MB is more than the 6,144 MB/m)
  t.match(text, /^ {4}total too low: the price of Spot moves/m)
  t.match(
    text,
    /^ {2}nothing if answers have to come at once: no service that was compared takes this workload$/m,
  )
  t.match(describe(['lambda'], { requestsPerDay: 1e9 }), /^ {4}quota: 2,315 requests at a time/m)
})

t.test('rates at which another one is cheaper', async (t) => {
  const text = describe(['lambda', 'sagemaker-serverless', 'sagemaker-endpoint'], {}, { utilization: 1 })
  t.match(
    text,
    /the cheapest at once: lambda up to 732,557, sagemaker-endpoint up to 864,000, lambda up to 1,465,114, /,
  )
  t.match(text, /, then lambda \(and so on: --json has all\)$/m)
  t.match(text, /^ {4}sagemaker-endpoint is cheaper than lambda from 732,557$/m)
  t.match(text, /^ {4}lambda stays cheaper than sagemaker-serverless$/m)
})

t.test('what was simulated', async (t) => {
  const asked = { ...workload, coldMs: 3000 }
  const trace = arrivals('bursty', { ...workload, days: 30, seed: 1 })
  const text = describeEstimate(
    estimate({ workload: asked, services: servicesNamed(['lambda']), simulation: { trace } }, prices),
  )
  t.match(text, /^Simulated: [\d,]+ requests of 30 days; an idle instance stays for 600 s$/m)
  t.match(text, /^ {2}lambda +[\d.]+ % cold {2}p50 200 ms, p95 [\d,]+ ms, p99 [\d,]+ ms, at most 3,200 ms$/m)
  t.match(text, /^ {4}cold starts +\$/m)
})

t.test('what it rests on, and what is not billed', async (t) => {
  const { 'lambda.requests': _, ...others } = prices.prices
  const found = estimate({ workload }, { ...prices, prices: others })
  const text = describeEstimate(found, { sections: [['Title', ['a line']]], unmeasured: ['fargate-job'] })
  t.match(text, /^10,000 requests a day, 1\.0 kB in/)
  t.match(text, /\n\nTitle\n {2}a line\n\n/)
  t.match(
    text,
    /\nNot billed\n {2}fargate-job +nothing was measured for it\n {2}lambda +no price "lambda\.requests"/,
  )
})
