import { estimate, readPrices } from '@inferry/cost'
import t from 'tap'
import type { CostFlags } from '../../../src/cost/cost-flags.ts'
import { costQuestion } from '../../../src/cost/cost-question.ts'
import { describeMeasured } from '../../../src/cost/measured/describe-measured.ts'
import { measuredBill } from '../../../src/cost/measured/measured-bill.ts'
import {
  deployedEndpoint,
  deployedFunction,
  lambda,
  server,
  subjectResult,
} from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

const prices = await readPrices()

const here = [
  subjectResult(lambda(128), { latencyMs: 1, cpuShareKept: false }),
  subjectResult(lambda(1769), { cpuShareKept: true }),
  subjectResult(server('local'), { errors: 1 }),
]

function describe(flags: CostFlags = {}, measurement = measurementOf(...here)) {
  const asked = { requestsPerDay: 10_000, ...flags }
  return describeMeasured(
    measuredBill(measurement, asked, (services) =>
      estimate(costQuestion(asked, undefined, { result: measurement.result, services }), prices),
    ),
    asked,
  )
}

t.test('what was measured, on what, and which figures are used', async (t) => {
  const { sections, unmeasured } = describe()
  t.same(unmeasured, [])
  const [[title, lines] = [], [sizes, rows] = []] = sections
  t.equal(title, 'Measured: forest 1, trees, on a CPU, 2026-11-29 (r.json)')
  t.match(
    lines?.[0],
    /^lambda +1\.5 ms {2}at 1,769 MB, billed as 2 ms, a cold start adds 90 ms; from lambda, trees, 1769 MB$/,
  )
  t.match(
    lines?.join('\n'),
    /^fargate-service +1\.5 ms {2}at 1,769 MB; from local, trees; 3 requests failed$/m,
  )
  t.match(lines?.slice(-4), [
    /^the function: mean of the client's latency in the closed loop/,
    /^servers: mean of the closed loop of one connection/,
    /^a function of less than 1,769 MB is stopped by .*: requests that come seldom are billed less$/,
    /^AWS's processors are not those of this machine/,
  ])
  t.equal(sizes, 'Memory sizes of the function')
  t.match(rows, [/^128 MB .*; not chosen: its processor share/, /^1,769 MB .*; chosen$/])
})

t.test('what flags gave instead', async (t) => {
  const { sections } = describe({ memory: 1769, durationMs: 9, coldMs: 5 })
  const [[, lines] = []] = sections
  t.equal(sections.length, 1, 'one size is no choice')
  t.notMatch(lines?.join('\n'), 'quota', 'it has a processor')
  t.match(lines?.[0], /^lambda +9 ms {2}at 1,769 MB, a cold start adds 5 ms; from/)
  t.match(lines?.join('\n'), /^but by flag: --duration-ms, --memory, --cold-ms$/m)
})

t.test('what is deployed before what was built', async (t) => {
  const elsewhere = [
    subjectResult(deployedFunction, { reported: { durationMs: 6.5, billedMs: 7.2 }, megabytes: 256 }),
    subjectResult(deployedFunction, { reported: { durationMs: 3, billedMs: 3 }, megabytes: 512 }),
    subjectResult(deployedEndpoint, { latencyMs: 20 }),
  ]
  const { sections, unmeasured } = describe({}, { ...measurementOf(...elsewhere), engine: undefined })
  const [[title, lines] = [], [, sizes] = []] = sections
  t.equal(title, 'Measured: forest 1, deployed, from a CPU, 2026-11-29 (r.json)')
  t.match(
    lines?.[0],
    /^lambda +3 ms {2}at 512 MB, billed as 3 ms, no cold start was measured \(--cold-ms\); from/,
  )
  t.match(lines?.slice(-3), [
    /^the function: mean of what Lambda reported in the open loop/,
    /^the endpoint: mean of the closed loop of one connection/,
    /^a function of less than 1,769 MB/,
  ])
  t.match(sizes, [/^256 MB .*; from function forest$/, /; from function forest; chosen$/])
  t.match(unmeasured, ['fargate-service', 'fargate-job', 'fargate-spot-job', 'batch-transform'])

  const both = describe({}, measurementOf(...here, ...elsewhere))
  const [[, said] = []] = both.sections
  t.match(
    said?.join('\n'),
    /^lambda, sagemaker-serverless, sagemaker-endpoint: what is deployed is taken, not what was built/m,
  )
  t.match(said?.at(-1), /^AWS's processors are not those of this machine/)
})
