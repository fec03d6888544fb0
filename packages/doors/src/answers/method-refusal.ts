import { type Answer, jsonAnswer } from './answer.ts'
import type { ErrorBody } from './error-answer.ts'

/** Of all methods in the order in which `allow` names them. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const

/** The methods that a route takes beside OPTIONS, HEAD with GET. */
export function allowed(served: readonly string[]): readonly string[] {
  const all = new Set([...served, 'OPTIONS', ...(served.includes('GET') ? ['HEAD'] : [])])
  return methods.filter((method) => all.has(method))
}

/** 405 with `allow` for a method that the route of this pattern does not take, and 204 with the same for OPTIONS. */
export function methodRefusal(pattern: string, method: string, served: readonly string[]): Answer {
  const allow = allowed(served).join(', ')
  if (method === 'OPTIONS') return { status: 204, headers: { allow } }
  const body: ErrorBody = {
    error: `${pattern} does not take ${method}; it takes ${allow}`,
    code: 'METHOD_NOT_ALLOWED',
  }
  return jsonAnswer(405, body, { allow })
}
