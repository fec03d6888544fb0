import type { RequestCase } from '@inferry/testing'

/** The case's headers and those that a client and AWS's front add. */
export function wireHeaders({ headers, body }: RequestCase): Record<string, string> {
  return {
    host: 'models.example.com',
    'user-agent': 'parity/1.0',
    ...(body.length > 0 && { 'content-length': String(body.length) }),
    ...headers,
    'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678',
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  }
}

/** `content-type` to `Content-Type`, as REST APIs pass on what clients send. */
export function capitalize(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
}

/** Each value in an array. */
export function multiValue(headers: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
}
