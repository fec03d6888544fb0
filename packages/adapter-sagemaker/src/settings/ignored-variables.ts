import { type Environment, textOf } from '@inferry/core'

/** Variables of AWS's toolkit that mean nothing here, and why. */
const reasons: Readonly<Record<string, string>> = {
  SAGEMAKER_MODEL_SERVER_WORKERS:
    'one process serves all: requests join one run, and slow models run in processes of their own',
  SAGEMAKER_SAFE_PORT_RANGE: 'only the port of SAGEMAKER_BIND_TO_PORT is opened',
  SAGEMAKER_STARTUP_TIMEOUT:
    "it listens at once, and the endpoint's own health check decides how long a model may load",
  SAGEMAKER_PROGRAM: 'an artifact holds no code',
}

/** A variable that is set to no effect. */
export interface IgnoredVariable {
  readonly variable: string
  readonly reason: string
}

export function ignoredVariables(env: Environment): readonly IgnoredVariable[] {
  return Object.entries(reasons)
    .filter(([variable]) => textOf(env, variable) !== undefined)
    .map(([variable, reason]) => ({ variable, reason }))
}
