import { errorAnswer } from '@inferry/doors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fromFastifyError } from './from-fastify-error.ts'
import type { Send } from './send.ts'

/** By Node's server: Fastify takes the handler of such errors before there is a plugin to give it. */
const sends = new WeakMap<object, Send>()

/** Has what Fastify refuses on this server before a route is found sent, counted and logged as every other answer. */
export function sendFrameworkErrors(server: object, send: Send): void {
  sends.set(server, send)
}

/** Answers what Fastify refuses before a route is found, such as a malformed URL. Fastify's `frameworkErrors`. */
export function answerFrameworkError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const answer = errorAnswer(fromFastifyError(error) ?? error)
  // The hook that sets it was not run.
  request.receivedAt = performance.now()
  const send = sends.get(request.server.server)
  if (send === undefined)
    reply.code(answer.status).header('content-type', answer.contentType).send(answer.body)
  else send(request, reply, answer, { route: 'unknown' })
}
