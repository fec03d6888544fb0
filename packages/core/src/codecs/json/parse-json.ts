import { InferryError } from '../../errors/inferry-error.ts'
import { replacePythonLiterals } from './replace-python-literals.ts'

/** `JSON.parse`, and what {@link replacePythonLiterals} allows beyond. Throws {@link notJson}. */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(replacePythonLiterals(text))
  } catch (cause) {
    throw notJson(where, cause)
  }
}

/** `MALFORMED_BODY`, with `where` before the parser's words. */
export function notJson(where: string, cause: unknown): InferryError {
  return new InferryError('MALFORMED_BODY', `${where} is not JSON: ${(cause as Error).message}`, { cause })
}
