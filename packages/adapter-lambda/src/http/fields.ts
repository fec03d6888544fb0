import { InferryError } from '@inferry/core'

type Values<V> = Readonly<Record<string, V | undefined>>

/**
 * Headers by lower-case name, those that came several times joined as HTTP does (RFC 9110 §5.3). Throws
 * `MALFORMED_REQUEST` that names what is none.
 */
export function joinHeaders(
  single: Values<string> | null | undefined,
  multiple: Values<readonly string[]> | null | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of entriesOf(single, 'headers'))
    headers[name.toLowerCase()] = textField(value, `headers.${name}`)
  for (const [name, values] of entriesOf(multiple, 'multiValueHeaders')) {
    const field = `multiValueHeaders.${name}`
    if (!Array.isArray(values)) throw malformed(field, 'is no list of texts')
    headers[name.toLowerCase()] = values.map((value) => textField(value, field)).join(', ')
  }
  return headers
}

/** Of an object, those that hold something. */
function entriesOf(value: unknown, field: string): readonly (readonly [string, unknown])[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object' || Array.isArray(value)) throw malformed(field, 'is no object')
  return Object.entries(value).filter(([, one]) => one !== undefined && one !== null)
}

/** A query of values that come decoded (API Gateway) or as they were sent (ALB). */
export function joinQuery(
  single: Values<string> | null | undefined,
  multiple: Values<readonly string[]> | null | undefined,
  encode: (text: string) => string,
): string {
  const values = multiple ?? single ?? {}
  return Object.entries(values)
    .flatMap(([name, value]) => [value ?? ''].flat().map((one) => `${encode(name)}=${encode(String(one))}`))
    .join('&')
}

/** The field's text; throws `MALFORMED_REQUEST` that names the field. */
export function textField(value: unknown, field: string): string {
  if (typeof value === 'string') return value
  throw malformed(field, 'is missing or no text')
}

/** A body, which may be missing. */
export function bodyField(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : textField(value, 'body')
}

/** Whether the body is base64; false where the event does not say. */
export function base64Field(value: unknown): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  throw malformed('isBase64Encoded', 'is neither true nor false')
}

function malformed(field: string, fault: string): InferryError {
  return new InferryError('MALFORMED_REQUEST', `the event's ${field} ${fault}`, { location: { field } })
}
