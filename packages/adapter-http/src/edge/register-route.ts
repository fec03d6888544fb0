import { allowed, type DoorRequest, methodRefusal, methods, type Route } from '@inferry/doors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientSignal } from './client-signal.ts'
import { bodyOf } from './read-body.ts'
import type { Origin, Send } from './send.ts'

/** Throws for a request that is refused whatever it asks. */
export type Guard = (request: FastifyRequest) => void

/**
 * Serves a route. Its other methods get 405 with `allow` before their body is read, and OPTIONS 204 with the same;
 * Fastify alone would answer 404. What a handler throws is the server's error handler's to answer, from the same origin.
 */
export function registerRoute(fastify: FastifyInstance, send: Send, route: Route, guard?: Guard): void {
  const { pattern: url, quiet = false } = route
  const origin: Origin = { route: url, quiet }
  const config = { origin }
  for (const [method, handle] of Object.entries(route.methods)) {
    fastify.route({
      method,
      url,
      config,
      exposeHeadRoute: method === 'GET',
      handler(request, reply) {
        guard?.(request)
        const answer = handle(doorRequest(request))
        if (!(answer instanceof Promise)) return send(request, reply, answer, origin)
        return answer.then((settled) => send(request, reply, settled, origin))
      },
    })
  }
  const served = Object.keys(route.methods)
  const taken = new Set(allowed(served))
  const refuse = (request: FastifyRequest, reply: FastifyReply): void =>
    send(request, reply, methodRefusal(url, request.method, served), origin)
  fastify.route({
    method: ['OPTIONS', ...methods.filter((method) => !taken.has(method))],
    url,
    config,
    onRequest: (request, reply) => void refuse(request, reply),
    handler: refuse,
  })
}

function doorRequest(request: FastifyRequest): DoorRequest {
  const { raw } = request
  const { url = '' } = raw
  const query = url.indexOf('?')
  return {
    method: request.method,
    // Not those of Fastify's request, from which a content type that is none is gone.
    headers: raw.headers,
    query: query === -1 ? '' : url.slice(query + 1),
    params: request.params as Record<string, string>,
    body: bodyOf(request),
    signal: clientSignal(raw.socket),
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a route that {@link registerRoute} made. */
    readonly origin?: Origin
  }
}
