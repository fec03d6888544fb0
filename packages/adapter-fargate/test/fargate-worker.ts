import { join } from 'node:path'
import { InferryError } from '@inferry/core'
import t from 'tap'
import { fargateWorker } from '../src/fargate-worker.ts'
import { workerSettings } from '../src/settings/worker-settings.ts'
import { recordingLog } from './fixtures/recording-log.ts'
import { forest, records } from './fixtures/worker.ts'

const going = {
  stop: new AbortController().signal,
  cut: new AbortController().signal,
  signal: () => undefined,
}

t.test('a job', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': records(3) } })
  const args = ['--input', join(folder, 'in'), '--output', join(folder, 'out'), '--split-type', 'Line']
  const predictor = await forest(t)
  const cases = [
    {
      more: [],
      inTask: true,
      facts: { family: 'nightly' },
      metrics: { Job: 'nightly', Model: 'diabetes-forest' },
    },
    { more: ['--job-name', 'mine'], inTask: true, facts: { family: 'nightly' }, metrics: { Job: 'mine' } },
    { more: ['--metrics', 'on'], inTask: false, facts: {}, metrics: { Job: 'none' } },
    { more: [], inTask: false, facts: {}, metrics: undefined },
    { more: ['--metrics', 'off'], inTask: true, facts: {}, metrics: undefined },
  ]
  for (const { more, inTask, facts, metrics } of cases) {
    const logger = recordingLog()
    const settings = workerSettings([...args, ...more], {})
    t.equal(await fargateWorker(predictor, { settings, logger, stopping: going, facts, inTask })(), 0)
    const line = logger.lines.at(-1)?.line
    if (metrics === undefined) t.notOk(line?.['_aws'])
    else t.match(line, metrics)
  }
})

t.test('what is wrong before it begins', async (t) => {
  const settings = workerSettings(['--input', 'none', '--output', 'out'], {})
  const options = { settings, logger: recordingLog(), facts: {}, inTask: false }
  const predictor = await forest(t)
  const stopping = { ...going, signal: () => 'SIGTERM' as const }
  t.equal(await fargateWorker(predictor, { ...options, stopping })(), 143, 'told to stop while it loaded')
  const failed = {
    ...predictor,
    ready: () => Promise.reject(new InferryError('INVALID_ARTIFACT', 'damaged')),
  }
  await t.rejects(fargateWorker(failed, { ...options, stopping: going })(), { code: 'INVALID_ARTIFACT' })
})
