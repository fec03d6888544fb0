import { InferryError } from '@inferry/core'

/** What SageMaker asks to load. */
export interface LoadRequest {
  /** An opaque id: of any length, any characters. */
  readonly name: string
  /** The folder that the model was unpacked into. */
  readonly url: string
}

/** Reads `{"model_name", "url"}`; other fields are left alone, as AWS may add some. */
export function readLoadRequest(body: Uint8Array): LoadRequest {
  const value = parse(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InferryError('MALFORMED_BODY', 'the body is not a JSON object with model_name and url')
  }
  const { model_name, url } = value as { readonly model_name?: unknown; readonly url?: unknown }
  return { name: text(model_name, 'model_name'), url: text(url, 'url') }
}

function parse(body: Uint8Array): unknown {
  if (body.length === 0) throw new InferryError('EMPTY_BODY', 'the body is empty')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (cause) {
    throw new InferryError('MALFORMED_BODY', `the body is not JSON: ${(cause as Error).message}`, { cause })
  }
}

function text(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '' && !value.includes('\0')) return value
  throw new InferryError('INVALID_INPUT', `${field} is missing, or not a text`, { location: { field } })
}
