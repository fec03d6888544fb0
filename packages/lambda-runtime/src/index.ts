export {
  type LambdaEmulator,
  type LambdaEmulatorOptions,
  startLambdaEmulator,
} from './emulator/lambda-emulator.ts'
export {
  type Call,
  type CallResult,
  type ExecutionEnvironment,
  startExecutionEnvironment,
} from './environment/execution-environment.ts'
export type { FunctionSettings } from './environment/function-settings.ts'
export type { InvocationReport } from './environment/invocation-report.ts'
export type { EnforcedLimits } from './limits/limit-process.ts'
export type { FunctionAnswer, Invocation } from './runtime-api/invocation.ts'
export { type RuntimeApi, type RuntimeApiListener, startRuntimeApi } from './runtime-api/start-runtime-api.ts'
