import { join } from 'node:path'
import t from 'tap'
import { openHttpDoors } from '../../packages/adapter-http/test/parity/door.ts'
import { openArtifact } from '../../packages/core/src/index.ts'
import { engines } from '../../packages/engines/src/index.ts'
import { exampleModels, requestSuites } from '../../packages/testing/src/index.ts'
import { runSuite } from '../../packages/testing/test/parity/run-suite.ts'
import { checkArm64 } from './arm64.ts'
import { checkBehaviour } from './behaviour.ts'
import { type Builds, buildAll } from './builds.ts'
import { functionImageDoors, serverDoor, zipDoor } from './doors.ts'
import { podman } from './podman.ts'
import { checkWorkers } from './workers.ts'

const work = process.env['IMAGES_WORK'] ?? ''
const emulator = join(work, 'aws-lambda-rie')
/** Of the smallest sizes that one would take. */
const small = { memory: '256m', cpus: '1' }

/** A model's answers through every zip and image, compared with the local server's. */
async function checkAnswers(builds: Builds, folder: string): Promise<void> {
  const { image } = builds
  const open = [
    () => zipDoor(builds, 128, work),
    () => functionImageDoors('Lambda image', image('lambda-image'), small),
    async () => [await serverDoor('local image', image('local'), small)],
    async () => [
      await serverDoor('SageMaker image', image('sagemaker'), { ...small, args: ['serve'] }),
      await serverDoor('SageMaker image, serverless', image('sagemaker'), {
        ...small,
        args: ['serve'],
        user: '4321:4321',
      }),
    ],
    () =>
      functionImageDoors('Lambda, universal image', image('universal'), {
        ...small,
        emulator,
        command: ['node', '/opt/inferry/main.mjs'],
      }),
    async () => [
      await serverDoor('universal image', image('universal'), { ...small, user: '1000:1000' }),
      await serverDoor('SageMaker, universal image', image('universal'), { ...small, args: ['serve'] }),
    ],
  ]
  const [table] = await requestSuites([folder])
  const engine = engines().find(({ name }) => name === builds.engine)
  if (table === undefined || engine === undefined) throw new Error('no suite')
  // The container takes longer names, for SageMaker knows a model by a URL.
  const suite = { ...table, cases: table.cases.filter(({ name }) => name !== 'a name that is too long') }
  const result = await runSuite(suite, engine, [openHttpDoors, ...open])
  const exceptions = [...result.excepted.values()].reduce((sum, count) => sum + count, 0)
  t.same(
    result.faults.slice(0, 10),
    [],
    `${builds.model} on ${builds.engine}: ${result.faults.length} faults`,
  )
  t.equal(
    result.identical + exceptions,
    result.cases * (result.doors.length - 1),
    `${builds.model} on ${builds.engine}: ${result.cases} requests × ${result.doors.length - 1} doors, ${result.identical} answers identical, ${exceptions} exceptions`,
  )
}

/** Each example model on each engine that runs it; the forest on trees and the network on onnxruntime, if it is to be quick. */
async function subjects(quick: boolean): Promise<readonly (readonly [folder: string, engine: string])[]> {
  const all: (readonly [string, string])[] = []
  for (const folder of exampleModels()) {
    const artifact = await openArtifact(folder)
    for (const { name } of artifact.manifest.engines) all.push([folder, name])
    await artifact.close()
  }
  const few = ['diabetes-forest trees', 'digits-cnn onnxruntime']
  return quick
    ? all.filter(([folder, engine]) => few.some((one) => `${folder} ${engine}`.endsWith(one)))
    : all
}

await checkArm64(work)
const quick = process.argv.includes('--quick')
for (const [folder, engine] of await subjects(quick)) {
  const builds = await buildAll(folder, engine, work)
  await checkAnswers(builds, folder)
  await checkWorkers(builds, folder, quick)
  await checkBehaviour(builds, folder, work)
  podman(
    'rmi',
    '--force',
    ...(['lambda-image', 'sagemaker', 'fargate', 'local', 'universal'] as const).map(builds.image),
  )
}
