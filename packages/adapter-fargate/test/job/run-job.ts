import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InferryError } from '@inferry/core'
import { folderOutput, openOutput } from '@inferry/transform'
import t from 'tap'
import { runJob } from '../../src/job/run-job.ts'
import { exitCodeOf, exitCodes } from '../../src/outcome/exit-code.ts'
import { type JobSettings, workerSettings } from '../../src/settings/worker-settings.ts'
import { fakeAws } from '../fixtures/aws.ts'
import { records, testContext } from '../fixtures/worker.ts'

const line = [
  '--split-type',
  'Line',
  '--assemble-with',
  'Line',
  '--content-type',
  'text/csv',
  '--max-payload-in-mb',
  '1',
]

function jobSettings(input: string, ...more: readonly string[]): JobSettings {
  return workerSettings(['--input', input, '--output', 'is the context', ...line, ...more], {}) as JobSettings
}

const answers = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n')

t.test('all is done, and done once', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': records(10), sub: { 'b.csv': records(5, 10) } } })
  const out = join(folder, 'out')
  const settings = jobSettings(join(folder, 'in'), '--write-summary')
  const context = await testContext(t, folderOutput(out))
  t.equal(await runJob(settings, context), 0)
  t.equal(answers(join(out, 'a.csv.out')).length, 10)
  t.equal(answers(join(out, 'sub/b.csv.out')).length, 5)
  const last = context.logger.lines.at(-1)
  t.match(last, {
    level: 'info',
    message: 'job completed',
    line: { exitCode: 0, Records: 15, Job: 'j', summary: { objects: { done: 2, failed: 0 }, records: 15 } },
  })
  t.match(JSON.parse(readFileSync(join(out, '.inferry-transform/summary.json'), 'utf8')), {
    status: 'completed',
  })
  const again = await testContext(t, folderOutput(out))
  t.equal(await runJob(settings, again), 0)
  t.match(again.logger.lines.at(-1)?.line, {
    summary: { records: 0, objects: { doneBefore: 2 } },
    Objects: 0,
  })
})

t.test('a bad object fails for good, and alone', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': 'no number\n', 'b.csv': records(5) } })
  const out = join(folder, 'out')
  const context = await testContext(t, folderOutput(out))
  t.equal(await runJob(jobSettings(join(folder, 'in')), context), 1)
  t.match(context.logger.of('object failed'), [
    { object: 'a.csv', code: 'INVALID_INPUT', reason: /record 0/ },
  ])
  t.match(context.logger.lines.at(-1), {
    level: 'warn',
    message: 'job failed',
    line: { FailedObjects: 1, Objects: 1 },
  })
  t.notOk(existsSync(join(out, 'a.csv.out')))
  t.equal(answers(join(out, 'b.csv.out')).length, 5)
})

t.test('what to set is called as the setting', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': `a,b\n${records(1)}` } })
  const context = await testContext(t, folderOutput(join(folder, 'out')))
  await runJob(jobSettings(join(folder, 'in')), context)
  t.match(context.logger.of('object failed'), [
    { reason: /set --csv-header \(or INFERRY_CSV_HEADER\) to skip or send/ },
  ])
})

t.test('what may pass', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': records(5), 'b.csv': 'no number\n' } })
  const output = folderOutput(join(folder, 'out'))
  const context = await testContext(t, output)
  const overloaded: typeof context.invoker = {
    ...context.invoker,
    async invoke(request, options) {
      if (request.body.length > 20) throw new InferryError('INSUFFICIENT_MEMORY', 'there is none left')
      return context.invoker.invoke(request, options)
    },
  }
  const settings = jobSettings(join(folder, 'in'), '--invocations-max-retries', '0')
  t.equal(await runJob(settings, { ...context, invoker: overloaded }), 75)
})

t.test('an output that is not there is a setting, and no fault of the objects', async (t) => {
  const aws = await fakeAws(t)
  await aws.request('PUT', '/data/in/a.csv', records(3))
  const context = await testContext(t, await openOutput('s3://nobucket/out'))
  const error = await runJob(jobSettings('s3://data/in/'), context).catch((error) => error)
  t.match(error, { code: 'INVALID_CONFIGURATION', message: /bucket nobucket does not exist/ })
  t.equal(exitCodeOf(error), exitCodes.configuration)
  t.same(context.logger.of('object failed'), [])
})

t.test('told to stop', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': records(5), 'b.csv': records(5), 'c.csv': records(5) } })
  const out = join(folder, 'out')
  const settings = jobSettings(join(folder, 'in'), '--max-concurrent-transforms', '1')
  const context = await testContext(t, folderOutput(out))
  // While the first object is asked for: it is finished, and no other one is begun.
  const stopping = {
    ...context.invoker,
    async invoke(...asked: Parameters<typeof context.invoker.invoke>) {
      context.stop()
      return context.invoker.invoke(...asked)
    },
  }
  t.equal(await runJob(settings, { ...context, invoker: stopping }), 143)
  t.ok(existsSync(join(out, 'a.csv.out')))
  t.notOk(existsSync(join(out, 'b.csv.out')))
  t.match(context.logger.lines.at(-1), {
    message: 'job stopped',
    line: { exitCode: 143, summary: { status: 'stopped' } },
  })

  const cut = await testContext(t, folderOutput(out))
  const never = {
    ...cut.invoker,
    invoke: (_: unknown, { signal }: { signal?: AbortSignal | undefined }) => {
      cut.stop()
      cut.cut()
      return new Promise<never>((_, reject) => reject(signal?.reason))
    },
  }
  t.equal(await runJob(settings, { ...cut, invoker: never }), 143)
  t.notOk(existsSync(join(out, 'b.csv.out')))

  const early = await testContext(t, folderOutput(join(folder, 'early')))
  early.stop()
  t.equal(await runJob(settings, early), 143, 'before anything was begun')
  t.match(early.logger.lines.at(-1), {
    message: 'job stopped',
    line: { summary: { status: 'stopped', objects: { done: 0, failed: 0 } } },
  })

  const rest = await testContext(t, folderOutput(out))
  t.equal(await runJob(settings, rest), 0)
  t.equal(answers(join(out, 'c.csv.out')).length, 5)
})

t.test('from S3 to S3, in shards', async (t) => {
  const aws = await fakeAws(t)
  for (let at = 0; at < 6; at++) await aws.request('PUT', `/data/in/${at}.csv`, records(3, at))
  const { s3Output } = await import('@inferry/transform/s3')
  for (const shard of ['0/2', '1/2']) {
    const context = await testContext(t, s3Output('s3://data/out'))
    t.equal(await runJob(jobSettings('s3://data/in/', '--shard', shard), context), 0)
  }
  for (let at = 0; at < 6; at++) {
    const answer = await aws.request('GET', `/data/out/${at}.csv.out`)
    t.equal(answer?.toString().trimEnd().split('\n').length, 3)
  }
})

t.test('nothing to do is a mistake', async (t) => {
  const folder = t.testdir({ in: {} })
  const context = await testContext(t, folderOutput(join(folder, 'out')))
  await t.rejects(runJob(jobSettings(join(folder, 'in')), context), { code: 'OBJECT_NOT_FOUND' })
})
