import { gunzip } from 'node:zlib'
import { InferryError } from '@inferry/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tooLarge } from './too-large.ts'

/**
 * Bodies of every content type, and of none, arrive as they are: the codecs read them. A gzip'd one is inflated
 * to at most the route's body limit; other encodings are refused.
 */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const encoding = request.headers['content-encoding']
    if (encoding === undefined) done(null, body)
    else inflate(encoding.trim().toLowerCase(), body, request, done)
  })
}

/** The body that {@link readBodies} left, empty when there was none. */
export function bodyOf(request: FastifyRequest): Uint8Array {
  return request.body === undefined || request.body === null ? nothing : (request.body as Buffer)
}

const nothing = new Uint8Array(0)

type Done = (error: Error | null, body?: Buffer) => void

function inflate(encoding: string, body: Buffer, request: FastifyRequest, done: Done): void {
  if (encoding === 'identity') done(null, body)
  else if (encoding === 'gzip' || encoding === 'x-gzip')
    gunzipBounded(body, request.routeOptions.bodyLimit, done)
  else done(unsupported(encoding))
}

function gunzipBounded(body: Buffer, limit: number, done: Done): void {
  gunzip(body, { maxOutputLength: limit }, (cause, inflated) => {
    if (cause === null) done(null, inflated)
    else if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      done(tooLarge('the inflated body', limit, cause))
    } else {
      done(new InferryError('MALFORMED_BODY', `the body is not gzip: ${cause.message}`, { cause }))
    }
  })
}

function unsupported(encoding: string): InferryError {
  const message = `content-encoding ${JSON.stringify(encoding)} is not supported; send gzip or no encoding`
  return new InferryError('UNSUPPORTED_MEDIA_TYPE', message, { location: { field: 'content-encoding' } })
}
