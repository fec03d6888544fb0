/** Every price that a bill may need, and its unit. Prices of instances come on top, each `instance-hour`. */
export const priceUnits = {
  'lambda.x64.duration': 'GB-second',
  'lambda.arm64.duration': 'GB-second',
  'lambda.requests': 'million requests',
  'lambda.x64.provisioned': 'GB-second',
  'lambda.arm64.provisioned': 'GB-second',
  'lambda.x64.provisioned-duration': 'GB-second',
  'lambda.arm64.provisioned-duration': 'GB-second',
  'lambda.storage': 'GB-second',
  'sagemaker-serverless.duration': 'GB-second',
  'sagemaker-serverless.provisioned': 'GB-second',
  'sagemaker-serverless.provisioned-duration': 'GB-second',
  'sagemaker.data-in': 'GB',
  'sagemaker.data-out': 'GB',
  'fargate.x64.vcpu': 'vCPU-hour',
  'fargate.x64.memory': 'GB-hour',
  'fargate.arm64.vcpu': 'vCPU-hour',
  'fargate.arm64.memory': 'GB-hour',
  'fargate.spot': 'of the price',
  'http-api.requests': 'million requests',
  'rest-api.requests': 'million requests',
  'alb.hours': 'hour',
  'alb.capacity': 'LCU-hour',
  'sqs.requests': 'million requests',
  's3.puts': 'thousand requests',
  's3.gets': 'thousand requests',
} as const

/** A name in a file of prices. */
export type PriceName =
  | keyof typeof priceUnits
  | `sagemaker-endpoint.ml.${string}`
  | `batch-transform.ml.${string}`
