export { createLogger } from './create-logger.ts'
export { type ServeFunctionOptions, serveFunction } from './serve-function.ts'
export { lambdaSettings, type Settings } from './settings.ts'
export { startFunction } from './start-function.ts'
