import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { jsonAnswer } from './answer.ts'
import type { ErrorBody } from './error-answer.ts'
import type { Send } from './send.ts'

export type Handler = (request: FastifyRequest, reply: FastifyReply) => void | Promise<void>

/** All that Fastify routes by default. */
const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

/**
 * Registers what a path answers to. Its other methods get 405 with `allow` before their body is read, and OPTIONS
 * 204 with the same; Fastify alone would answer 404.
 */
export function routes(
  fastify: FastifyInstance,
  send: Send,
  url: string,
  handlers: Readonly<Partial<Record<'GET' | 'POST', Handler>>>,
): void {
  const served = new Set<HTTPMethods>(['OPTIONS'])
  for (const [method, handler] of Object.entries(handlers) as ['GET' | 'POST', Handler][]) {
    fastify.route({ method, url, handler, exposeHeadRoute: method === 'GET' })
    served.add(method)
    if (method === 'GET') served.add('HEAD')
  }
  const allow = methods.filter((method) => served.has(method)).join(', ')
  const refuse: Handler = (request, reply) => {
    if (request.method === 'OPTIONS')
      return send(request, reply, { status: 204, headers: { allow } }, { route: url })
    const error = `${url} does not take ${request.method}; it takes ${allow}`
    const body: ErrorBody = { error, code: 'METHOD_NOT_ALLOWED' }
    send(request, reply, jsonAnswer(405, body, { allow }), { route: url })
  }
  fastify.route({
    method: ['OPTIONS', ...methods.filter((method) => !served.has(method))],
    url,
    onRequest: (request, reply) => void refuse(request, reply),
    handler: refuse,
  })
}
