import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import {
  benchResult,
  deployedEndpoint,
  deployedFunction,
  lambda,
  server,
  subjectResult,
} from '../fixtures/bench-result.ts'
import { inferry } from '../fixtures/memory-io.ts'

const ask = ['cost', '--requests-per-day', '10000', '--duration-ms', '200'] as const

t.test('a rate and a duration are enough', async (t) => {
  const { code, text, notes } = await inferry(ask)
  t.equal(code, 0, notes)
  t.match(text, /^ {2}lambda +\$0\.56 /m)
  t.match(text, /^ {2}lambda if answers have to come at once: /m)
})

t.test('as JSON, without what is no data', async (t) => {
  const { text } = await inferry([
    ...ask,
    '--json',
    '--days',
    '1',
    '--cold-ms',
    '1000',
    '--services',
    'lambda',
  ])
  const told = JSON.parse(text)
  t.same(Object.keys(told).sort(), [
    ...['bills', 'breakEvens', 'date', 'deployment', 'recommendation', 'region', 'simulation'],
    ...['unpriced', 'workload'],
  ])
  t.match(told.bills, [{ service: 'lambda', answers: 'at once', violations: [] }])
  t.equal(told.bills[0].terms[0].priceDate, '2025-10-28', "the price's own date")
  t.equal(told.simulation.runs[0].service, 'lambda')
})

t.test('a trace tells rate and durations', async (t) => {
  const rows = Array.from({ length: 101 }, (_, index) => `${index * 864},${index % 2 === 0 ? 100 : 300}`)
  const file = join(t.testdir({ 'arrivals.csv': rows.join('\n') }), 'arrivals.csv')
  const { code, text, notes } = await inferry([
    'cost',
    '--trace',
    file,
    '--json',
    '--keep-alive',
    '100',
    '-s',
    'lambda',
  ])
  t.equal(code, 0, notes)
  const { workload, simulation } = JSON.parse(text)
  t.equal(Math.round(workload.requestsPerDay), 100)
  t.equal(Math.round(workload.durationMs), 199)
  t.match(simulation, { requests: 101, keepAliveSeconds: 100, runs: [{ cold: 101 }] })
})

t.test('a chart, and own prices', async (t) => {
  const price = { unit: 'GB-second', price: 1, source: 'own', date: '2026-12-01' }
  const folder = t.testdir({
    'own.json': JSON.stringify({
      ...{ region: 'us-east-1', date: '2026-12-01' },
      prices: { 'lambda.x64.duration': price },
    }),
  })
  const chart = join(folder, 'cost.svg')
  const { code, text } = await inferry([...ask, '--prices', join(folder, 'own.json'), '--chart', chart])
  t.equal(code, 0)
  t.match(text, /compute +\$30,000\.00 {2}30,000 GB-seconds × \$1$/m)
  t.match(
    readFileSync(chart, 'utf8'),
    /^<svg [\s\S]*Cost of 30 days at 200 ms and 512 MB, us-east-1[\s\S]*<\/svg>\n$/,
  )
  const nowhere = await inferry([...ask, '--chart', join(folder, 'none', 'cost.svg')])
  t.equal(nowhere.code, 1)
  t.match(nowhere.notes, /cost\.svg cannot be written: no such file or directory \(--chart\)/)
})

t.test('the set-up reaches the bills', async (t) => {
  const flags = [
    '--arch',
    'arm64',
    '--front',
    'http-api',
    '--provisioned',
    '2',
    '--storage',
    '1024',
    '--instances',
    '2',
  ]
  const jobs = [
    '--jobs-per-day',
    '4',
    '--start-seconds',
    '30',
    '--job-concurrency',
    '2',
    '--instance-type',
    'ml.m5.large',
  ]
  const { text } = await inferry([...ask, ...flags, ...jobs, '--json'])
  const { deployment } = JSON.parse(text)
  t.same(deployment, {
    ...{
      architecture: 'arm64',
      front: 'http-api',
      freeTier: false,
      provisioned: 2,
      storageMb: 1024,
      instances: 2,
    },
    ...{ instanceType: 'ml.m5.large', transformInstanceType: 'ml.m5.large', utilization: 0.5 },
    ...{ jobsPerDay: 4, startSeconds: 30, jobConcurrency: 2 },
  })
})

t.test('a region whose prices are not all known', async (t) => {
  const { code, text } = await inferry([...ask, '--region', 'eu-central-1'])
  t.equal(code, 0)
  t.match(text, /prices of eu-central-1, 2026-11-29$/m)
  t.match(text, /^Not billed\n {2}sagemaker-serverless +no price "sagemaker-serverless\.duration" of eu-c/m)
  const asked = await inferry([...ask, '--region', 'eu-central-1', '-s', 'lambda', 'sagemaker-serverless'])
  t.equal(asked.code, 1)
  t.match(asked.notes, /no price "sagemaker-serverless\.duration" of eu-central-1 .* \(--prices\)/)
})

const measured = benchResult(
  subjectResult(lambda(128), { latencyMs: 60 }),
  subjectResult(lambda(512), { latencyMs: 1.5 }),
  subjectResult(server('local')),
)

t.test('what was measured', async (t) => {
  const folder = t.testdir({ 'r.json': JSON.stringify(measured) })
  const bench = ['cost', '--bench', join(folder, 'r.json'), '-r', '10000']
  const { code, text, notes } = await inferry(bench)
  t.equal(code, 0, notes)
  t.match(text, /^10,000 requests a day, 1\.2 kB in, 56 B out; a bill for 30 days/)
  t.match(text, /^Measured: forest 1, trees, on a CPU, 2026-11-29 \(.*r\.json\)$/m)
  t.match(text, /^ {2}512 MB +\$0\.0[67].*; chosen$/m)
  t.match(text, /^ {2}lambda +\$0\.0[67].* Lambda x64, 512 MB, function URL$/m)
  t.match(text, /^ {4}cold starts /m)
  t.match(text, /^ {2}lambda .* p50 1\.5 ms, .* at most 91\.5 ms$/m)
  const chart = join(folder, 'c.svg')
  const json = JSON.parse((await inferry([...bench, '--json', '--chart', chart])).text)
  t.match(json.measured, {
    ...{ engine: 'trees', model: { name: 'forest' }, unmeasured: [] },
    sizes: [{ megabytes: 128 }, { megabytes: 512, measured: { workload: { billedMs: 2 } } }],
  })
  t.equal(json.measured.services.length, 7)
  t.same(
    Object.keys(json.workload).sort(),
    ['days', 'peakFactor', 'requestBytes', 'requestsPerDay', 'responseBytes'],
    'what differs on a service is told with it alone',
  )
  t.match(readFileSync(chart, 'utf8'), /Cost of 30 days of forest, trees, as measured, us-east-1/)
})

t.test('what is deployed', async (t) => {
  const reported = { durationMs: 6.5, billedMs: 7.2 }
  const deployed = benchResult(
    subjectResult(deployedFunction, { latencyMs: 40, reported, initMs: 300 }),
    subjectResult(deployedEndpoint, { latencyMs: 20 }),
  )
  const folder = t.testdir({ 'd.json': JSON.stringify(deployed) })
  const chart = join(folder, 'c.svg')
  const bench = ['cost', '--bench', join(folder, 'd.json'), '-r', '10000']
  const { code, text, notes } = await inferry([...bench, '--chart', chart])
  t.equal(code, 0, notes)
  t.match(text, /^ {4}compute .* 1,080 GB-seconds/m, 'what Lambda billed, in half a gigabyte')
  t.match(text, /^ {2}lambda +\$.* Lambda x64, 512 MB, function URL$/m)
  t.match(text, /^ {2}lambda .* p50 6\.5 ms, .* at most 307 ms$/m)
  t.match(
    text,
    /^ {2}sagemaker-serverless .* p50 20 ms, .* at most 20 ms$/m,
    'no cold start of another service',
  )
  t.match(text, /^ {2}fargate-service +nothing was measured for it$/m)
  t.match(readFileSync(chart, 'utf8'), /Cost of 30 days of forest, deployed, as measured/)
})

t.test('a function that is deployed, and services measured on another processor', async (t) => {
  const both = benchResult(
    subjectResult(deployedFunction, { reported: { durationMs: 6.5, billedMs: 7.2 } }),
    subjectResult(server('local')),
  )
  const arm = { ...both, machine: { ...both.machine, arch: 'arm64' } }
  const bench = ['cost', '--bench', join(t.testdir({ 'b.json': JSON.stringify(arm) }), 'b.json'), '-r', '10']
  const { text, notes } = await inferry(bench)
  t.match(text, /^ {2}lambda +\$.* Lambda x64, 512 MB/m, notes)
  t.match(text, /^ {2}fargate-service +\$.* Fargate service, .* arm64, /m)
  t.match(text, /^ {2}fargate-job +\$.* Fargate job, arm64, /m)
  const { deployment, measured } = JSON.parse((await inferry([...bench, '--json', '-s', 'fargate-job'])).text)
  t.equal(deployment.architecture, undefined, 'what differs on a service is told with it alone')
  t.match(measured.services, [{ workload: { architecture: 'arm64' } }])
  const told = await inferry([...bench, '--arch', 'x64'])
  t.match(told.text, /^ {2}fargate-job +\$.* Fargate job, x64, /m)
})

t.test('a price of Lambda that is not known, beside what was measured', async (t) => {
  const folder = t.testdir({ 'r.json': JSON.stringify(measured) })
  const bench = ['cost', '--bench', join(folder, 'r.json'), '-r', '10000']
  const unknown = ['--region', 'eu-west-1', '--arch', 'arm64', '--provisioned', '1']
  const { code, text, notes } = await inferry([...bench, ...unknown])
  t.equal(code, 0, notes)
  t.match(text, /^Not billed\n( .*\n)* {2}lambda +no price "lambda\.arm64\.provisioned/m)
  t.match(text, /^ {2}128 MB +– .*; chosen$/m)
  t.match(text, /^ {2}fargate-service +\$/m)
  const lambdaAlone = await inferry([...bench, ...unknown, '-s', 'lambda'])
  t.equal(lambdaAlone.code, 1)
  t.match(lambdaAlone.notes, /no price "lambda\.arm64\.provisioned.* \(--prices\)/)
})

t.test('a trace of when requests come, beside what was measured', async (t) => {
  const folder = t.testdir({
    'r.json': JSON.stringify(measured),
    'a.csv': '0\n1000\n2000\n',
    'timed.csv': '0,5\n1000,\n',
  })
  const bench = ['cost', '--bench', join(folder, 'r.json'), '--trace']
  // Each is a cold start, whose billed init makes the small size the cheapest, slow as it is.
  const { text, notes } = await inferry([...bench, join(folder, 'a.csv'), '--json'])
  t.match(JSON.parse(text || notes), {
    simulation: { requests: 3, runs: [{ cold: 3, latencyMs: { max: 150 } }] },
  })
  const both = await inferry([...bench, join(folder, 'timed.csv')])
  t.equal(both.code, 1)
  t.match(both.notes, /timed\.csv tells how long requests compute: .* \(--bench\)/)
})

t.test('says what is wrong, and with which flag', async (t) => {
  const servers = JSON.stringify(benchResult(subjectResult(server('local'))))
  const folder = t.testdir({ 'late.csv': '5\n4\n', 'bad.json': '{', 'servers.json': servers })
  const bench = ['cost', '-r', '5', '--bench']
  for (const [args, code, said] of [
    [['cost'], 1, /say how many requests come in a day, .* \(--requests-per-day\)/],
    [['cost', '-r', '5'], 1, /say how long a request computes \(--duration-ms\)/],
    [[...ask, '--instance-type', 'm5'], 1, /instanceType is "m5", expected one of .* \(--instance-type\)/],
    [
      [...ask, '--instance-type', 'ml.t2.xlarge'],
      1,
      /no price "sagemaker-endpoint\.ml\.t2\.xlarge" .* \(--prices\)/,
    ],
    [[...ask, '--region', 'mars-1'], 1, /no prices of mars-1 come with this release.* \(--region\)/],
    [[...ask, '--prices', join(folder, 'bad.json')], 1, /bad\.json: it is not JSON: .* \(--prices\)/],
    [['cost', '--trace', join(folder, 'late.csv'), '-d', '1'], 1, /late\.csv: line 2: it came before/],
    [[...ask, '--keep-alive', '5'], 1, /use it with --arrivals, --cold-ms or --trace \(--keep-alive\)/],
    [[...bench, join(folder, 'bad.json')], 1, /bad\.json: is not JSON: .* \(--bench\)/],
    [
      [...bench, join(folder, 'servers.json'), '-s', 'lambda'],
      1,
      /servers\.json has nothing of trees to bill lambda by; .* \(--services\)/,
    ],
    [
      [...bench, join(folder, 'servers.json'), '--engine', 'onnxruntime'],
      1,
      /servers\.json: it was measured with trees, not with onnxruntime \(--engine\)/,
    ],
    [[...ask, '--engine', 'trees'], 1, /use it with --bench \(--engine\)/],
    [[...ask, '-r', '-5'], 2, /A number from 0 to/],
    [[...ask, '--front', 'nothing'], 2, /Allowed choices are function-url/],
  ] as const) {
    const found = await inferry(args)
    t.equal(found.code, code, args.join(' '))
    t.equal(found.text, '')
    t.match(found.notes, said)
  }
})
