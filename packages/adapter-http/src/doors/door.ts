import type { Repository } from '@inferry/core'
import type { FastifyInstance } from 'fastify'
import type { Send } from '../edge/send.ts'

/** What every group of routes is made from. */
export interface DoorContext {
  readonly fastify: FastifyInstance
  readonly repository: Repository
  readonly send: Send
  /** Aborted once the server stops. */
  readonly stopping: AbortSignal | undefined
}
