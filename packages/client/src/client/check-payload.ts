import { InferryError, type Payload } from '@inferry/core'

/**
 * Throws `INVALID_INPUT` for what is no payload, as programs without types send it: a text would have to be encoded, and
 * only its owner knows how.
 */
export function checkPayload(input: Payload): void {
  const { contentType, body } = (input ?? {}) as Partial<Record<keyof Payload, unknown>>
  if (typeof contentType !== 'string' || contentType.trim() === '') {
    throw wrong('contentType', contentType, "a content type, such as 'text/csv'")
  }
  if (!(body instanceof Uint8Array)) throw wrong('body', body, 'bytes, such as Buffer.from(text)')
}

function wrong(field: keyof Payload, value: unknown, wanted: string): InferryError {
  const shown = value === null || value === undefined ? String(value) : `a ${typeof value}`
  const message = `the payload's ${field} is ${shown}, expected ${wanted}`
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
