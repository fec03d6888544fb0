import {
  availableMemory,
  collectGarbage,
  containerRoutes,
  createMemoryBudget,
  createRequestMemory,
  reserveFor,
  type SagemakerSettings,
  sagemakerRepository,
  withMemoryBudget,
} from '@inferry/adapter-sagemaker'
import { type ServeOptions, serve } from '@inferry/app-local'
import { type Engine, InferryError } from '@inferry/core'
import { engines } from '@inferry/engines'

/** What a test changes. */
export type Changes = Pick<ServeOptions, 'engines' | 'execution' | 'onListening'>

/** A model's name may take a whole URL; Node bounds that with the headers. Characters. */
const longestName = 16 * 1024

/** Serves under SageMaker's contract until it is told to stop; resolves to the exit code. */
export async function serveSagemaker(settings: SagemakerSettings, changes: Changes = {}): Promise<number> {
  const { port, multiModel, logLevel, bodyLimit, requestTimeoutMs, engine, threads, ignored } = settings
  const { engines: known = engines(), ...rest } = changes
  if (engine !== undefined) checkEngine(engine, known)
  return serve({
    ...rest,
    host: '0.0.0.0',
    port,
    logLevel,
    bodyLimit,
    bodyLimitName: 'SAGEMAKER_MAX_PAYLOAD_IN_MB',
    ...(engine !== undefined && { engine }),
    ...(threads !== undefined && { threads }),
    http: { routerOptions: { maxParamLength: longestName }, requestTimeout: requestTimeoutMs },
    engines: multiModel ? budgeted(known, bodyLimit) : known,
    routes: (context, extensions) =>
      containerRoutes(context, extensions, { ...settings, memory: createRequestMemory() }),
    repository(makePredictor, logger) {
      for (const { variable, reason } of ignored) logger.warn({ variable, reason }, 'variable ignored')
      return sagemakerRepository(settings, makePredictor, ({ message: reason }) =>
        logger.error({ state: 'failed', reason }, 'model failed'),
      )
    },
  })
}

/** Throws `INVALID_CONFIGURATION` for one that is not here. */
function checkEngine(name: string, engines: readonly Engine[]): void {
  const names = engines.map((engine) => engine.name)
  if (names.includes(name)) return
  const message = `INFERRY_ENGINE is ${JSON.stringify(name)}, expected one of ${names.join(', ')}`
  throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'INFERRY_ENGINE' } })
}

function budgeted(engines: readonly Engine[], bodyLimit: number): readonly Engine[] {
  const budget = createMemoryBudget({
    available: availableMemory,
    reserve: reserveFor(bodyLimit),
    collect: collectGarbage,
  })
  return engines.map((engine) => withMemoryBudget(engine, budget))
}
