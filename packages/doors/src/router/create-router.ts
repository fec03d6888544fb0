import { InferryError } from '@inferry/core'
import type { Answer } from '../answers/answer.ts'
import { errorAnswer } from '../answers/error-answer.ts'
import { methodRefusal } from '../answers/method-refusal.ts'
import { unknownRoute } from '../answers/unknown-route.ts'
import type { Handle, Route } from '../routes/route.ts'

/** What a request is for, or the answer that there is nothing for it. */
export type Match =
  | { readonly route: Route; readonly handle: Handle; readonly params: Readonly<Record<string, string>> }
  | { readonly route?: Route; readonly refusal: Answer }

/** Finds what a method and a path, without its query, are for. */
export type Router = (method: string, path: string) => Match

/** Longer parts of a path are no model's name. */
const longestPart = 128

/**
 * A router for targets whose requests come without one. A path of a pattern's letters is looked up, others are decoded
 * and compared part by part. HEAD is answered as GET, for the target to leave the body out; other methods get 405,
 * OPTIONS 204.
 */
export function createRouter(routes: readonly Route[]): Router {
  const plain = new Map(
    routes.filter(({ pattern }) => !pattern.includes(':')).map((route) => [route.pattern, route]),
  )
  const patterns = routes.map((route) => ({ route, parts: route.pattern.split('/') }))

  return (method, path) => {
    const exact = plain.get(path)
    if (exact !== undefined) return choose(exact, method, {})
    const given = decodedParts(path)
    if (given === undefined) return { refusal: errorAnswer(malformed()) }
    for (const { route, parts } of patterns) {
      if (!fits(parts, given)) continue
      const params = paramsOf(parts, given)
      const long = Object.values(params).some((value) => value.length > longestPart)
      return long ? { route, refusal: errorAnswer(tooLong()) } : choose(route, method, params)
    }
    return { refusal: unknownRoute(method, path) }
  }
}

function choose(route: Route, method: string, params: Readonly<Record<string, string>>): Match {
  const handle = route.methods[(method === 'HEAD' ? 'GET' : method) as keyof Route['methods']]
  if (handle !== undefined) return { route, handle, params }
  return { route, refusal: methodRefusal(route.pattern, method, Object.keys(route.methods)) }
}

function fits(parts: readonly string[], given: readonly string[]): boolean {
  if (parts.length !== given.length) return false
  return parts.every((part, index) => part.startsWith(':') || part === given[index])
}

function paramsOf(parts: readonly string[], given: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {}
  parts.forEach((part, index) => {
    if (part.startsWith(':')) params[part.slice(1)] = given[index] as string
  })
  return params
}

/** Undefined for what is not percent-encoded UTF-8. */
function decodedParts(path: string): readonly string[] | undefined {
  const parts = path.split('/')
  if (!path.includes('%')) return parts
  try {
    return parts.map(decodeURIComponent)
  } catch {
    return undefined
  }
}

function malformed(): InferryError {
  return new InferryError('MALFORMED_REQUEST', 'the URL is not valid percent-encoded UTF-8')
}

function tooLong(): InferryError {
  return new InferryError('MODEL_NOT_FOUND', `no model has a name of more than ${longestPart} characters`)
}
