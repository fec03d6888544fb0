import { contentTypeOfName, InferryError, readEndings } from '@inferry/core'

/** What S3 and its tools say of what they do not know, and of what is compressed. */
const vague = /^((application|binary)\/octet-stream|application\/(x-)?gzip)\s*(;|$)/i

/**
 * What an object is: by its own content type, else by the ending of its key, before `.gz` if it has that. Throws `UNSUPPORTED_MEDIA_TYPE` when neither
 * tells.
 */
export function contentTypeOfObject(key: string, contentType: string | undefined): string {
  const own = contentType?.trim() ?? ''
  if (own !== '' && !vague.test(own)) return own
  const { contentType: told } = contentTypeOfName(key)
  if (told !== undefined) return told
  throw new InferryError(
    'UNSUPPORTED_MEDIA_TYPE',
    `the object has ${own === '' ? 'no content type' : `the content type ${own}`}, and its key ends in none of ${readEndings.join(', ')}; ` +
      'store it with a Content-Type',
  )
}
