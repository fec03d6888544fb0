import { defaultBodyLimit } from '@inferry/doors'
import { type FastifyServerOptions, LogController } from 'fastify'
import { answerClientError } from './edge/client-error.ts'
import { answerFrameworkError } from './edge/framework-error.ts'
import { requestId } from './edge/request-id.ts'

/** Options of the Fastify server that `httpDoors` is registered on; to be spread and added to. */
export const serverOptions = {
  bodyLimit: defaultBodyLimit,
  /** A request must arrive within this, head and body. Milliseconds; Fastify has no bound. */
  requestTimeout: 60_000,
  /** A request that arrives while the server stops is answered, and its connection closed. */
  return503OnClosing: false,
  genReqId: requestId,
  /** Model names have up to 128 characters. */
  routerOptions: { maxParamLength: 128 },
  /** The doors log their requests themselves. */
  logController: new LogController({ disableRequestLogging: true }),
  frameworkErrors: answerFrameworkError,
  clientErrorHandler: answerClientError,
} satisfies FastifyServerOptions
