import { join } from 'node:path'
import { InferryError } from '@inferry/core'

/** What the environment says. */
export interface Settings {
  /** An artifact or a folder of them. */
  readonly model: string
  readonly engine?: string
  /** Within one run. */
  readonly threads?: number
  readonly execution: 'auto' | 'inline' | 'isolated'
  readonly logLevel: string
  /** How long after the start of the process the init phase may end at the latest, in milliseconds. */
  readonly initBudgetMs: number
}

const engines = ['trees', 'onnxruntime'] as const
const executions = ['auto', 'inline', 'isolated'] as const
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Lambda ends an init phase after 10 s and begins anew, which is paid twice. */
const onDemandBudgetMs = 9000
/** With provisioned concurrency it may take 130 s. */
const provisionedBudgetMs = 120_000

/** Throws `INVALID_CONFIGURATION` that names the variable. */
export function lambdaSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const { LAMBDA_TASK_ROOT: root = process.cwd(), AWS_LAMBDA_INITIALIZATION_TYPE: kind } = env
  const engine = oneOf(env, 'INFERRY_ENGINE', engines)
  const threads = integer(env, 'INFERRY_THREADS', 1, 1024)
  return {
    model: given(env, 'INFERRY_MODEL') ?? join(root, 'model'),
    ...(engine !== undefined && { engine }),
    ...(threads !== undefined && { threads }),
    // One request at a time: a process beside the event loop would cost its start and answer nothing sooner.
    execution: oneOf(env, 'INFERRY_EXECUTION', executions) ?? 'inline',
    logLevel: oneOf(env, 'INFERRY_LOG_LEVEL', levels) ?? 'info',
    initBudgetMs:
      integer(env, 'INFERRY_INIT_BUDGET_MS', 0, 999_999_999) ??
      (kind === undefined || kind === 'on-demand' ? onDemandBudgetMs : provisionedBudgetMs),
  }
}

type Env = Readonly<Record<string, string | undefined>>

function given(env: Env, name: string): string | undefined {
  const value = env[name]
  return value === undefined || value === '' ? undefined : value
}

function oneOf<T extends string>(env: Env, name: string, known: readonly T[]): T | undefined {
  const value = given(env, name)
  if (value === undefined) return undefined
  const found = known.find((one) => one === value)
  if (found !== undefined) return found
  throw invalid(name, value, `one of ${known.join(', ')}`)
}

function integer(env: Env, name: string, least: number, most: number): number | undefined {
  const value = given(env, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= least && number <= most) return number
  throw invalid(name, value, `a whole number from ${least} to ${most}`)
}

function invalid(name: string, value: string, expected: string): InferryError {
  return new InferryError(
    'INVALID_CONFIGURATION',
    `${name} is ${JSON.stringify(value)}, expected ${expected}`,
    {
      location: { field: name },
    },
  )
}
