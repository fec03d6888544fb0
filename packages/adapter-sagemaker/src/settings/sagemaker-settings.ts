import { join } from 'node:path'
import { type Environment, flagOf, integerOf, textOf } from '@inferry/core'
import { acceptVariable } from './default-accept.ts'
import { type IgnoredVariable, ignoredVariables } from './ignored-variables.ts'
import { type LogLevel, logLevelOf } from './log-level.ts'

/** What SageMaker, or whoever made the endpoint, tells the container by its environment. */
export interface SagemakerSettings {
  readonly port: number
  /** Models come and go by `/models`; it starts with none. */
  readonly multiModel: boolean
  /** Where SageMaker puts the one model, or the folders of several: read-only. */
  readonly modelFolder: string
  /** An artifact in the image, served where SageMaker was given no model: a folder or its `.tar.gz`. */
  readonly ownModel?: string
  readonly logLevel: LogLevel
  /** What an answer comes in whose request does not say it; the question's form without. */
  readonly defaultAccept?: string
  /** Milliseconds that a prediction may take; none for a batch transform, whose job has a limit of its own. */
  readonly deadlineMs?: number
  /** The largest request body in bytes. */
  readonly bodyLimit: number
  /** Milliseconds within which a request must arrive, head and body. */
  readonly requestTimeoutMs: number
  /** The one engine to use; the artifact's first unless given. Whether there is one of that name is not known here. */
  readonly engine?: string
  /** Within one run. */
  readonly threads?: number
  /** For a batch transform job. */
  readonly batch: boolean
  readonly ignored: readonly IgnoredVariable[]
}

const mebibyte = 1024 * 1024
/** Real-time requests of the SDKs' models, and the default of a transform. */
const usualPayload = 6
/** An asynchronous request's, in MiB; also for 0, which says that a transform sends bodies of any size. */
const largestPayload = 1024

/** SageMaker closes the connection 60 s after it sent the request: an answer must be on its way before. */
const realTimeMs = 58_000
/** A body of 6 MiB that takes longer comes from no client of SageMaker's. */
const realTimeArrivalMs = 60_000
/** Of `InvocationTimeoutSeconds` of an asynchronous endpoint and `InvocationsTimeoutInSeconds` of a transform. */
const longestSeconds = 3600

/**
 * Reads the environment, and nothing else. Unknown variables are left alone; throws `INVALID_CONFIGURATION` for a known
 * one that holds nonsense.
 *
 * Source: `parameters.py` and `environment.py` of AWS's sagemaker-inference-toolkit.
 */
export function sagemakerSettings(env: Environment): SagemakerSettings {
  const multiModel = flagOf(env, 'SAGEMAKER_MULTI_MODEL')
  const batch = flagOf(env, 'SAGEMAKER_BATCH')
  const base = textOf(env, 'SAGEMAKER_BASE_DIR') ?? '/opt/ml'
  const defaultAccept = acceptVariable(env, 'SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT')
  const deadlineMs = deadlineOf(env, batch)
  const engine = textOf(env, 'INFERRY_ENGINE')
  const ownModel = textOf(env, 'INFERRY_MODEL')
  const threads = integerOf(env, 'INFERRY_THREADS', 1, 1024)
  const payload = integerOf(env, 'SAGEMAKER_MAX_PAYLOAD_IN_MB', 0, largestPayload) ?? usualPayload
  return {
    port: integerOf(env, 'SAGEMAKER_BIND_TO_PORT', 1, 65_535) ?? 8080,
    multiModel,
    modelFolder: join(base, multiModel ? 'models' : 'model'),
    ...(ownModel !== undefined && { ownModel }),
    logLevel: logLevelOf(env, 'SAGEMAKER_CONTAINER_LOG_LEVEL'),
    ...(defaultAccept !== undefined && { defaultAccept }),
    ...(deadlineMs !== undefined && { deadlineMs }),
    bodyLimit: (payload === 0 ? largestPayload : payload) * mebibyte,
    requestTimeoutMs: Math.max(realTimeArrivalMs, deadlineMs ?? longestSeconds * 1000),
    ...(engine !== undefined && { engine }),
    ...(threads !== undefined && { threads }),
    batch,
    ignored: ignoredVariables(env),
  }
}

function deadlineOf(env: Environment, batch: boolean): number | undefined {
  const given = ['SAGEMAKER_MODEL_SERVER_TIMEOUT_SECONDS', 'SAGEMAKER_MODEL_SERVER_TIMEOUT'].map((name) =>
    integerOf(env, name, 1, longestSeconds),
  )
  const seconds = given.find((value) => value !== undefined)
  if (seconds !== undefined) return seconds * 1000
  return batch ? undefined : realTimeMs
}
