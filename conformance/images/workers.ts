import t from 'tap'
import { openHttpDoors } from '../../packages/adapter-http/test/parity/door.ts'
import { engines } from '../../packages/engines/src/index.ts'
import { awsServer } from '../../packages/testing/src/aws/index.ts'
import { type RequestCase, requestSuites } from '../../packages/testing/src/index.ts'
import type { Builds } from './builds.ts'
import { runImage } from './podman.ts'

/** Fargate's smallest task. */
const smallest = { memory: '512m', cpus: '0.25' }

const credentials = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
}

/**
 * The table's good predictions as objects of S3, a job for each content type and accept, done by the worker's image and by
 * the universal one, told by arguments and by variables: each object's answer is the local server's.
 */
export async function checkWorkers(builds: Builds, folder: string, quick: boolean): Promise<void> {
  const engine = engines().find(({ name }) => name === builds.engine)
  const [suite] = await requestSuites([folder])
  if (engine === undefined || suite === undefined) throw new Error('no suite')
  const [local] = await openHttpDoors([folder], engine)
  const all = [...groupBy(suite.cases.filter(isJob), jobOf)]
  // A container each.
  const jobs = quick ? all.filter((_, at) => at % 8 === 0) : all
  await t.test(
    `${builds.model} on ${builds.engine}: ${jobs.length} jobs by the workers' images`,
    async (t) => {
      for (const target of ['fargate', 'universal'] as const) {
        const aws = await awsServer(t)
        await aws.request('PUT', '/records')
        let objects = 0
        for (const [at, [job, cases]] of jobs.entries()) {
          for (const [n, { body }] of cases.entries())
            await aws.request('PUT', `/records/in-${at}/${n}`, body)
          const places = { input: `s3://records/in-${at}/`, output: `s3://records/out-${at}/` }
          const settings = { ...JSON.parse(job), ...places }
          const env = { ...credentials, AWS_ENDPOINT_URL: aws.url }
          // A variable that is blank is one that is not set.
          const byFlags = target === 'fargate' || Object.values(settings).includes('')
          const worker = runImage(builds.image(target), {
            ...smallest,
            ...(byFlags ? { env, args: flagsOf(settings) } : { env: { ...env, ...variablesOf(settings) } }),
          })
          t.equal(await worker.ended, 0, `${target}: ${job}`) || t.comment(worker.output())
          for (const [n, request] of cases.entries()) {
            const answer = await aws.request('GET', `/records/out-${at}/${n}.out`)
            const expected = await local?.ask(request)
            if (answer?.equals(expected?.body ?? Buffer.alloc(0))) objects++
            else t.fail(`${target}, ${request.name}: ${answer} is not ${Buffer.from(expected?.body ?? [])}`)
          }
        }
        t.pass(`${target}: ${objects} objects identical`)
      }
    },
  )
  await local?.close()
}

/** A prediction that says no more than a job can: what it holds and what its answer is to be. */
function isJob({ method, path, status, headers, body }: RequestCase): boolean {
  const names = Object.keys(headers).filter((name) => name !== 'content-type' && name !== 'accept')
  return (
    method === 'POST' && path === '/invocations' && status === 200 && names.length === 0 && body.length > 0
  )
}

function jobOf({ headers: { 'content-type': type, accept } }: RequestCase): string {
  return JSON.stringify({ 'content-type': type, accept })
}

function flagsOf(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
}

function variablesOf(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const variable = (name: string) => `INFERRY_${name.toUpperCase().replaceAll('-', '_')}`
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [variable(name), value]))
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
