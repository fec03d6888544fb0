import { InferryError } from '@inferry/core'

type Values<V> = Readonly<Record<string, V | undefined>>

/** Headers by lower-case name, those that came several times joined as HTTP does (RFC 9110 §5.3). */
export function joinHeaders(
  single: Values<string> | null | undefined,
  multiple: Values<readonly string[]> | null | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(single ?? {}))
    if (typeof value === 'string') headers[name.toLowerCase()] = value
  for (const [name, values] of Object.entries(multiple ?? {}))
    if (Array.isArray(values)) headers[name.toLowerCase()] = values.join(', ')
  return headers
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
  throw new InferryError('MALFORMED_REQUEST', `the event's ${field} is missing or no text`, {
    location: { field },
  })
}

/** A body, which may be missing. */
export function bodyField(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : textField(value, 'body')
}
