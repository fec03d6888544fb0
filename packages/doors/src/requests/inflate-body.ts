import { InferryError } from '@inferry/core'
import { tooLarge } from './too-large.ts'

/**
 * The body without its `content-encoding`: a gzip'd one is inflated to at most `limit` bytes, other encodings are
 * refused.
 */
export async function inflateBody(body: Uint8Array, encoding: string, limit: number): Promise<Uint8Array> {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity') return body
  if (name !== 'gzip' && name !== 'x-gzip') throw unsupported(name)
  const { gunzip } = await import('node:zlib')
  return new Promise((resolve, reject) => {
    gunzip(body, { maxOutputLength: limit }, (cause, inflated) => {
      if (cause === null) resolve(inflated)
      else if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        reject(tooLarge('the inflated body', limit, cause))
      else reject(new InferryError('MALFORMED_BODY', `the body is not gzip: ${cause.message}`, { cause }))
    })
  })
}

function unsupported(encoding: string): InferryError {
  const message = `content-encoding ${JSON.stringify(encoding)} is not supported; send gzip or no encoding`
  return new InferryError('UNSUPPORTED_MEDIA_TYPE', message, { location: { field: 'content-encoding' } })
}
