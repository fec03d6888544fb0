/** The module that Lambda imports: `handler.handler`. */
import { createLogger } from './create-logger.ts'
import { lambdaSettings } from './settings.ts'
import { startFunction } from './start-function.ts'

const settings = lambdaSettings(process.env)

export const handler = await startFunction(settings, createLogger(settings.logLevel))
