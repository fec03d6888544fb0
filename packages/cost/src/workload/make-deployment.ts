import { InferryError } from '@inferry/core'
import { defined, whole, within } from './check-number.ts'
import { fronts } from './fronts.ts'
import { instanceTypeOf } from './instance-types.ts'
import type { Deployment } from './workload.ts'

/**
 * What a deployment is unless told otherwise: the least of each kind, as the article takes it. Half full is where SageMaker's
 * "Load testing your auto scaling configuration" begins (SAFETY_FACTOR).
 */
const deploymentDefaults: Deployment = {
  architecture: 'x64',
  front: 'function-url',
  freeTier: false,
  provisioned: 0,
  storageMb: 512,
  instanceType: 'ml.t2.medium',
  transformInstanceType: 'ml.m5.large',
  utilization: 0.5,
  jobsPerDay: 1,
  startSeconds: 0,
  jobConcurrency: 1,
}

/** A deployment as it is asked for. */
export type AskedDeployment = { readonly [Field in keyof Deployment]?: Deployment[Field] | undefined }

/** A whole deployment of what is given. Throws `INVALID_CONFIGURATION` with the field for what cannot be. */
export function makeDeployment(asked: AskedDeployment = {}): Deployment {
  const deployment: Deployment = { ...deploymentDefaults, ...defined(asked) }
  oneOf('architecture', deployment.architecture, ['x64', 'arm64'])
  oneOf('front', deployment.front, fronts)
  whole('provisioned', deployment.provisioned, 0, 10_000)
  whole('storageMb', deployment.storageMb, 512, 10_240)
  if (deployment.instances !== undefined) whole('instances', deployment.instances, 1, 1e6)
  within('utilization', deployment.utilization, 0.01, 1)
  whole('jobsPerDay', deployment.jobsPerDay, 1, 86_400)
  within('startSeconds', deployment.startSeconds, 0, 86_400)
  whole('jobConcurrency', deployment.jobConcurrency, 1, 100)
  instanceTypeOf(deployment.instanceType, 'instanceType')
  instanceTypeOf(deployment.transformInstanceType, 'transformInstanceType')
  return deployment
}

function oneOf(field: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return
  const message = `${field} is ${JSON.stringify(value)}, expected one of ${choices.join(', ')}`
  throw new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
