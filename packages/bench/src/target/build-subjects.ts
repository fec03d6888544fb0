import { join } from 'node:path'
import {
  type Built as Bundle,
  buildTarget,
  bundleLoop,
  type CompositionRoot,
  questionOf,
  serverCommands,
  type Target,
  temporaryFolder,
} from '@inferry/build'
import { type Artifact, InferryError, lambdaMegabytesPerCpu, type Sample } from '@inferry/core'
import { jobRecords } from './job-records.ts'
import { type LambdaTarget, startLambdaTarget } from './start-lambda-target.ts'
import { type ServerTarget, startServerTarget } from './start-server-target.ts'
import { startWorkerTarget, type WorkerTarget } from './start-worker-target.ts'
import type { BenchTarget, Built, BuiltSubject, BuiltWorker } from './target.ts'
import { writeJobObject } from './write-job-object.ts'

export interface SubjectsOptions {
  readonly artifact: Artifact
  readonly subjects: readonly BuiltSubject[]
  /** Where the app of a target is. */
  rootOf(target: Target): CompositionRoot
}

export interface BuiltSubjects {
  readonly built: readonly (Built | BuiltWorker)[]
  /** JSON that all are asked, and the sample that it is of. */
  readonly question: string
  readonly sample: Sample
  /** Of the packages whose code is in the bundles, ours too, by their names. */
  readonly versions: Readonly<Record<string, string>>
  /** Removes the bundles. */
  remove(): Promise<void>
}

const bundleTargets: Readonly<Record<BenchTarget, Target>> = {
  local: 'local',
  lambda: 'lambda-zip',
  sagemaker: 'sagemaker',
  fargate: 'fargate',
}

/** What a function has unless told: one CPU. */
export const oneCpu = lambdaMegabytesPerCpu

/**
 * Builds what is measured into a temporary folder, a bundle for each target and engine. Servers are asked the artifact's
 * first sample, workers all of them. Throws `INVALID_ARTIFACT` for one without samples.
 */
export async function buildSubjects(options: SubjectsOptions): Promise<BuiltSubjects> {
  const { artifact, subjects } = options
  const [sample] = await artifact.samples()
  if (sample === undefined) {
    const { name } = artifact.manifest
    throw new InferryError(
      'INVALID_ARTIFACT',
      `${name} has no samples to ask; record one in its model.json and pack again`,
    )
  }
  const body = questionOf(sample)
  const place = await temporaryFolder()
  try {
    const bundles = new Map<string, Bundle>()
    for (const { target, engine } of subjects) {
      const name = `${target}-${engine}`
      if (!bundles.has(name))
        bundles.set(name, await buildOne(options, target, engine, join(place.path, name)))
    }
    const loop = join(place.path, 'loop.mjs')
    if (subjects.some(({ target }) => target === 'lambda')) await bundleLoop(loop)
    const built = await Promise.all(
      subjects.map(async (subject): Promise<Built | BuiltWorker> => {
        const { target, engine, megabytes } = subject
        const { folder, description } = bundles.get(`${target}-${engine}`) as Bundle
        const bundle = { folder, temporary: place.path, entry: description.entry }
        if (target === 'fargate') return workerOf(subject, { ...bundle, records: await jobRecords(artifact) })
        return { subject, start: starter(target, megabytes, { ...bundle, body, loop }) }
      }),
    )
    const versions = versionsOf([...bundles.values()])
    return { built, question: body, sample, versions, remove: place.remove }
  } catch (error) {
    await place.remove()
    throw error
  }
}

function versionsOf(bundles: readonly Bundle[]): Readonly<Record<string, string>> {
  const packages = bundles.flatMap(({ description }) => description.packages)
  packages.sort((a, b) => (a.name < b.name ? -1 : 1))
  return Object.fromEntries(packages.map(({ name, version }) => [name, version]))
}

function buildOne(
  { artifact, rootOf }: SubjectsOptions,
  name: BenchTarget,
  engine: string,
  out: string,
): Promise<Bundle> {
  const target = bundleTargets[name]
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
  return buildTarget({ artifact, target, root: rootOf(target), out, engine, arch, upload: 's3' })
}

function starter(
  target: Exclude<BenchTarget, 'fargate'>,
  megabytes = oneCpu,
  { loop, entry, ...rest }: Omit<ServerTarget, 'command'> & Pick<LambdaTarget, 'loop'>,
): Built['start'] {
  if (target === 'lambda') return () => startLambdaTarget({ ...rest, loop, megabytes })
  const command = serverCommands[target]
  return () => startServerTarget({ ...rest, entry, command })
}

function workerOf(subject: BuiltSubject, target: WorkerTarget): BuiltWorker {
  return {
    subject,
    writeObject: (bytes) => writeJobObject(target.records, bytes, target.temporary),
    startJob: (object) => startWorkerTarget(target, object),
  }
}
