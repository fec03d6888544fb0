/** The module that Lambda imports: `handler.handler`. */
import { functionError } from '@inferry/adapter-lambda'
import { createLogger } from './create-logger.ts'
import { lambdaSettings } from './settings.ts'
import { startFunction } from './start-function.ts'

export const handler = await start()

/** What it fails with has our code as its type, in Lambda's log and report too. */
async function start() {
  try {
    const settings = lambdaSettings(process.env)
    return await startFunction(settings, createLogger(settings.logLevel))
  } catch (error) {
    throw functionError(error)
  }
}
