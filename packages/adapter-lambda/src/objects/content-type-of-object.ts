import { InferryError } from '@inferry/core'

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/jsonlines',
  ndjson: 'application/jsonlines',
  npy: 'application/x-npy',
}

/** What S3 and its tools say of what they do not know. */
const vague = /^(application|binary)\/octet-stream\s*(;|$)/i

/**
 * What an object is: by its own content type, else by the ending of its key. Throws `UNSUPPORTED_MEDIA_TYPE` when neither
 * tells.
 */
export function contentTypeOfObject(key: string, contentType: string | undefined): string {
  const own = contentType?.trim() ?? ''
  if (own !== '' && !vague.test(own)) return own
  const ending = /\.([a-z]+)$/i.exec(key)?.[1]?.toLowerCase() ?? ''
  const found = Object.hasOwn(contentTypes, ending) ? contentTypes[ending] : undefined
  if (found !== undefined) return found
  const known = Object.keys(contentTypes)
    .map((name) => `.${name}`)
    .join(', ')
  throw new InferryError(
    'UNSUPPORTED_MEDIA_TYPE',
    `the object has ${own === '' ? 'no content type' : `the content type ${own}`}, and its key ends in none of ${known}; ` +
      'store it with a Content-Type',
  )
}
