import { InferryError } from '../errors/inferry-error.ts'
import { cgroupQuota } from './cgroup-quota.ts'

export interface ThreadCountOptions {
  /** Wins over everything else. */
  readonly override?: number | undefined
  /** `process.env` unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The folder that holds `proc` and `sys`; `/` unless given. */
  readonly root?: string
}

/** The environment variable that sets the number of threads. */
export const threadsVariable = 'INFERRY_THREADS'

/**
 * At this many megabytes a Lambda function has one CPU; its share grows in proportion. Source: AWS, "Configure Lambda
 * function memory".
 */
export const lambdaMegabytesPerCpu = 1769

/**
 * How many threads a run should use: what this process is allowed, not what its host has. The first of these that
 * is known: `override`; `INFERRY_THREADS`; on Lambda the function's memory / 1769; the control groups' CPU quota, which
 * is how containers, ECS and Fargate set their limits; the CPUs at hand. The last three are rounded to the nearest
 * whole number, at least 1: up to half a CPU beyond the quota makes a short run faster, more only gets it throttled.
 * They never exceed the CPUs at hand.
 */
export function threadCount({ override, env = process.env, root = '/' }: ThreadCountOptions = {}): number {
  if (override !== undefined) return explicit(override, 'the number of threads')
  const variable = env[threadsVariable]
  if (variable !== undefined && variable !== '') return explicit(variable, threadsVariable)
  const cpus = process.getBuiltinModule('node:os').availableParallelism()
  const allowed = lambdaCpus(env) ?? cgroupQuota(root) ?? cpus
  return Math.max(1, Math.min(Math.round(allowed), cpus))
}

function lambdaCpus(env: Readonly<Record<string, string | undefined>>): number | undefined {
  const megabytes = Number(env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'])
  return megabytes > 0 ? megabytes / lambdaMegabytesPerCpu : undefined
}

function explicit(given: number | string, name: string): number {
  const threads = Number(given)
  if (Number.isSafeInteger(threads) && threads >= 1) return threads
  const message = `${name} is ${given}, expected a whole number of at least 1`
  throw new InferryError('INVALID_CONFIGURATION', message)
}
