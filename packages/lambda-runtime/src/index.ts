export {
  type LambdaEmulator,
  type LambdaEmulatorOptions,
  startLambdaEmulator,
} from './emulator/lambda-emulator.ts'
export { type Dependent, endWithProcess } from './environment/end-with-process.ts'
export type { FunctionSettings } from './environment/function-settings.ts'
export type { FunctionReport } from './environment/invocation-report.ts'
export { loaderOptions } from './environment/loader-options.ts'
export { parseReport } from './environment/parse-report.ts'
export type { EnforcedLimits } from './limits/limit-process.ts'
