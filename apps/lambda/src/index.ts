export { createLogger } from './create-logger.ts'
export { lambdaSettings, type Settings } from './settings.ts'
export { startFunction } from './start-function.ts'
