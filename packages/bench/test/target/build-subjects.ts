import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openArtifact } from '@inferry/core'
import { writeArtifact } from '@inferry/testing'
import t from 'tap'
import { buildSubjects } from '../../src/target/build-subjects.ts'
import { builtForest, builtWorker, forest } from '../fixtures/forest.ts'
import { rootOf } from '../fixtures/roots.ts'

t.test('each is asked the same sample; the bundles go', async (t) => {
  const subjects = [
    { target: 'local', engine: 'trees' },
    { target: 'lambda', engine: 'trees', megabytes: 256 },
    { target: 'lambda', engine: 'trees', megabytes: 512 },
  ] as const
  const { built, versions, remove } = await builtForest(subjects)
  t.match(versions, { '@inferry/core': /^\d/, fastify: /^\d/ })
  t.same(
    built.map(({ subject }) => subject),
    subjects,
  )
  const running = await Promise.all(built.map((one) => one.start()))
  const [local, ...functions] = running.map(({ question }) => question)
  t.match(local, { url: /\/invocations$/, body: /^{"inputs":\[{"name":"X",/ })
  for (const { body } of functions) t.equal(body, local?.body)
  await Promise.all(running.map((one) => one.close()))
  await remove()
})

t.test('a model without samples cannot be asked', async (t) => {
  const folder = await writeArtifact(`${t.testdir()}/model`, {
    name: 'mute',
    engines: [{ name: 'trees', file: 'model.bin' }],
    files: { 'model.bin': Buffer.from('x') },
    inputs: [{ name: 'X', type: 'float32', shape: [-1, 2] }],
    outputs: [{ name: 'y', type: 'float32', shape: [-1, 1] }],
  })
  const artifact = await openArtifact(folder)
  await t.rejects(buildSubjects({ artifact, subjects: [], rootOf }), {
    code: 'INVALID_ARTIFACT',
    message: /^mute has no samples/,
  })
  t.ok(existsSync(dirname(folder)))
})

t.test('records are for workers alone', async (t) => {
  const artifact = await openArtifact(forest)
  let asked = 0
  const counted = {
    ...artifact,
    samples() {
      asked++
      return artifact.samples()
    },
  }
  const { remove } = await buildSubjects({ artifact: counted, subjects: [], rootOf })
  t.equal(asked, 1, 'the question')
  await remove()
})

t.test('what cannot be built leaves nothing', async (t) => {
  await t.rejects(builtForest([{ target: 'local', engine: 'nonsense' }]), { code: 'ENGINE_UNAVAILABLE' })
})

t.test('a worker answers all samples', async (t) => {
  const worker = await builtWorker(t)
  t.same(worker.subject, { target: 'fargate', engine: 'trees' })
  const { input, output, remove } = await worker.writeObject(0)
  const job = await worker.startJob({ input, output, remove })
  t.equal(await job.ended, undefined, job.log())
  const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length
  t.equal(lines(join(output, 'samples.csv.out')), lines(join(input, 'samples.csv')))
  await remove()
})
