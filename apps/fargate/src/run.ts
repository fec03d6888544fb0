import { exitCodeOf, exitCodes, usage, type WorkerSettings, workerSettings } from '@inferry/adapter-fargate'
import { createLogger } from './create-logger.ts'
import { work } from './work.ts'

/** The worker's process: resolves to its exit code. Settings that are wrong are told on standard error, all at once. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(usage())
    return exitCodes.done
  }
  let settings: WorkerSettings
  try {
    settings = workerSettings(args, env)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return exitCodeOf(error)
  }
  const logger = createLogger(settings.logLevel)
  try {
    return await work(settings, logger, env)
  } catch (error) {
    const exitCode = exitCodeOf(error)
    const { code, message: reason } = error as Error & { readonly code?: unknown }
    logger.error(
      { code, reason, exitCode, ...(exitCode === exitCodes.software && { err: error }) },
      'the worker failed',
    )
    return exitCode
  }
}
