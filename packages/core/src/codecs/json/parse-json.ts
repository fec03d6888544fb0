import { InferryError } from '../../errors/inferry-error.ts'

/** `JSON.parse`; throws `MALFORMED_BODY`, with `where` before the parser's words. */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InferryError('MALFORMED_BODY', `${where} is not JSON: ${(cause as Error).message}`, { cause })
  }
}
