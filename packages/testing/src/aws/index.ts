export { type AwsServer, awsServer } from './aws-server.ts'
export {
  type Deployed,
  type DeployedAws,
  type DeployedOptions,
  deployedAws,
  type Refusal,
} from './deployed-aws.ts'
export { type Fault, type FaultProxy, faultProxy, type PickFault } from './fault-proxy.ts'
export { randomFaults } from './random-faults.ts'
export { sdkEnvironment } from './sdk-environment.ts'
export type { Teardown } from './teardown.ts'
