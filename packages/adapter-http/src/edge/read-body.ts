import { inflateBody } from '@inferry/doors'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Bodies of every content type, and of none, arrive as they are: the codecs read them. A gzip'd one is inflated
 * to at most the route's body limit; other encodings are refused.
 */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers()
  const read = (
    request: FastifyRequest,
    body: Buffer,
    done: (error: Error | null, body?: Uint8Array) => void,
  ): void => {
    const encoding = request.headers['content-encoding']
    if (encoding === undefined) done(null, body)
    else
      inflateBody(body, encoding, request.routeOptions.bodyLimit).then(
        (inflated) => done(null, inflated),
        done,
      )
  }
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, read)
  // Of what matches, Fastify remembers the content type; for a `*` it takes each one apart anew.
  fastify.addContentTypeParser(/^./, { parseAs: 'buffer' }, read)
}

/**
 * To be called before Fastify looks at the content type: it would refuse what is no media type in words of its own,
 * before anyone asks for which model it is.
 */
export function hideBadType(request: FastifyRequest): void {
  const type = request.raw.headers['content-type']
  if (type === undefined || type === usual) return
  if (mediaType.test(type)) usual = type
  else request.headers = { 'content-type': undefined }
}

/** The last one that was a media type: the next is mostly the same. */
let usual: string | undefined

/** What Fastify takes for one (RFC 9110 §8.3.1); parameters may be anything. */
const mediaType = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/

/** The body that {@link readBodies} left, empty when there was none. */
export function bodyOf(request: FastifyRequest): Uint8Array {
  return request.body === undefined || request.body === null ? nothing : (request.body as Buffer)
}

const nothing = new Uint8Array(0)
