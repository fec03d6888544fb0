import { batchTransform } from './batch-transform.ts'
import { fargateJob, fargateSpotJob } from './fargate-job.ts'
import { fargateService } from './fargate-service.ts'
import { lambda } from './lambda.ts'
import { sagemakerEndpoint } from './sagemaker-endpoint.ts'
import { sagemakerServerless } from './sagemaker-serverless.ts'
import type { Service, ServiceName } from './service.ts'

/** Every service, those that answer at once first. */
export const services: readonly Service[] = [
  lambda,
  sagemakerServerless,
  sagemakerEndpoint,
  fargateService,
  fargateJob,
  fargateSpotJob,
  batchTransform,
]

/** Their names. */
export const serviceNames: readonly ServiceName[] = services.map(({ name }) => name)

/** The services of these names, in the order of {@link services}. */
export function servicesNamed(names: readonly ServiceName[]): readonly Service[] {
  return services.filter(({ name }) => names.includes(name))
}
