import { join } from 'node:path'
import { choiceOf, type Environment, executions, integerOf, logLevels, textOf } from '@inferry/core'
import { engines } from '@inferry/engines'

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

/** Lambda ends an init phase after 10 s and begins anew, which is paid twice. */
const onDemandBudgetMs = 9000
/** With provisioned concurrency it may take 130 s. */
const provisionedBudgetMs = 120_000

/** Throws `INVALID_CONFIGURATION` that names the variable. */
export function lambdaSettings(env: Environment): Settings {
  const { LAMBDA_TASK_ROOT: root = process.cwd(), AWS_LAMBDA_INITIALIZATION_TYPE: kind } = env
  const names = engines().map(({ name }) => name)
  const engine = choiceOf(env, 'INFERRY_ENGINE', names)
  const threads = integerOf(env, 'INFERRY_THREADS', 1, 1024)
  return {
    model: textOf(env, 'INFERRY_MODEL') ?? join(root, 'model'),
    ...(engine !== undefined && { engine }),
    ...(threads !== undefined && { threads }),
    // One request at a time: a process beside the event loop would cost its start and answer nothing sooner.
    execution: choiceOf(env, 'INFERRY_EXECUTION', executions) ?? 'inline',
    logLevel: choiceOf(env, 'INFERRY_LOG_LEVEL', logLevels) ?? 'info',
    initBudgetMs:
      integerOf(env, 'INFERRY_INIT_BUDGET_MS', 0, 999_999_999) ??
      (kind === undefined || kind === 'on-demand' ? onDemandBudgetMs : provisionedBudgetMs),
  }
}
