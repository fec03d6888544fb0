import { InferryError } from '@inferry/core'
import { makeJob, type Shard, type TransformJob } from '@inferry/transform'
import { type Environment, readValues } from './read-values.ts'
import { shardOf } from './shard-of.ts'
import { type SettingValues, variableOf } from './table.ts'
import { transformOf } from './transform-of.ts'

/** What whoever starts the worker asks for. */
export type WorkerSettings = JobSettings | QueueSettings

interface CommonSettings {
  /** An artifact: a folder or an archive. */
  readonly model: string
  readonly engine?: string
  readonly execution: 'auto' | 'inline' | 'isolated'
  readonly threads?: number
  /** `s3://bucket/prefix` or a folder. */
  readonly output: string
  readonly transform: TransformJob
  /** From SIGTERM until the process is ended. */
  readonly stopTimeoutSeconds: number
  /** How long before that end what is under way is cut. */
  readonly stopReserveSeconds: number
  /** Undefined: in a task of ECS. */
  readonly metrics?: boolean
  readonly jobName?: string
  readonly logLevel: string
  readonly progressSeconds: number
}

export interface JobSettings extends CommonSettings {
  readonly mode: 'job'
  readonly input: string
  /** The input is a file that names the objects. */
  readonly manifest: boolean
  readonly shard?: Shard
  readonly restart: boolean
  readonly writeSummary: boolean
}

export interface QueueSettings extends CommonSettings {
  readonly mode: 'queue'
  readonly queueUrl: string
  readonly messageHolds: 'auto' | 'object' | 'records'
  readonly concurrency?: number
  readonly visibilityTimeoutSeconds: number
  readonly waitTimeSeconds: number
  readonly retryDelaySeconds: number
  /** Undefined: never. */
  readonly idleExitSeconds?: number
}

/** Reads arguments and environment, and nothing else. Throws one `INVALID_CONFIGURATION` that names all that is wrong. */
export function workerSettings(args: readonly string[], env: Environment): WorkerSettings {
  const { values, faults: unread } = readValues(args, env)
  const faults = [...unread]
  const mode = values.mode ?? (values['queue-url'] === undefined ? 'job' : 'queue')
  const attempt = <T>(make: () => T): T | undefined => {
    try {
      return make()
    } catch (error) {
      faults.push((error as Error).message)
      return undefined
    }
  }
  const needed = (name: 'input' | 'output' | 'queue-url') => {
    const value = values[name]
    // A value that could not be read was told of.
    if (value === undefined && !faults.some((fault) => fault.includes(variableOf(name))))
      faults.push(`a ${mode} needs --${name} (or ${variableOf(name)})`)
    return value ?? ''
  }
  const transform = attempt(() => makeJob(transformOf(values)))
  const stopTimeoutSeconds = values['stop-timeout-seconds'] ?? 30
  const stopReserveSeconds = values['stop-reserve-seconds'] ?? Math.min(10, stopTimeoutSeconds - 1)
  if (stopReserveSeconds >= stopTimeoutSeconds)
    faults.push(
      `stop-reserve-seconds is ${stopReserveSeconds}: it must be less than stop-timeout-seconds, ${stopTimeoutSeconds}`,
    )
  const common = {
    model: values.model ?? '/opt/ml/model',
    ...(values.engine !== undefined && { engine: values.engine }),
    execution: values.execution ?? 'auto',
    ...(values.threads !== undefined && { threads: values.threads }),
    output: needed('output'),
    transform: transform as TransformJob,
    stopTimeoutSeconds,
    stopReserveSeconds,
    ...(values.metrics !== undefined && values.metrics !== 'auto' && { metrics: values.metrics === 'on' }),
    ...(values['job-name'] !== undefined && { jobName: values['job-name'] }),
    logLevel: values['log-level'] ?? 'info',
    progressSeconds: values['progress-seconds'] ?? 10,
  } satisfies CommonSettings
  const settings: WorkerSettings =
    mode === 'job'
      ? {
          ...common,
          mode,
          input: needed('input'),
          ...jobOf(
            values,
            attempt(() => shardOf(values.shard, env)),
          ),
        }
      : { ...common, mode, queueUrl: needed('queue-url'), ...queueOf(values) }
  if (faults.length === 0) return settings
  const list = faults.map((fault) => `\n  * ${fault}`).join('')
  throw new InferryError('INVALID_CONFIGURATION', `the settings are wrong:${list}`)
}

function jobOf(values: SettingValues, shard: Shard | undefined) {
  return {
    manifest: values['s3-data-type'] === 'ManifestFile',
    ...(shard !== undefined && { shard }),
    restart: values.restart ?? false,
    writeSummary: values['write-summary'] ?? false,
  }
}

function queueOf(values: SettingValues) {
  return {
    messageHolds: values['message-holds'] ?? 'auto',
    ...(values.concurrency !== undefined && { concurrency: values.concurrency }),
    visibilityTimeoutSeconds: values['visibility-timeout-seconds'] ?? 120,
    waitTimeSeconds: values['wait-time-seconds'] ?? 20,
    retryDelaySeconds: values['retry-delay-seconds'] ?? 30,
    ...(values['idle-exit-seconds'] !== undefined && { idleExitSeconds: values['idle-exit-seconds'] }),
  }
}
