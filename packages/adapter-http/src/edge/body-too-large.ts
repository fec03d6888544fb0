import type { InferryError } from '@inferry/core'
import { tooLarge } from '@inferry/doors'

/** Fastify's own error for a body beyond the route's limit as ours; undefined for every other error. `name`: of what sets it. */
export function bodyTooLarge(error: unknown, limit: number, name: string): InferryError | undefined {
  const { code } = error as { readonly code?: unknown }
  if (code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return undefined
  return tooLarge('the body', limit, error, `send fewer rows in a request, or raise it (${name})`)
}
