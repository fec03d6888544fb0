import { InferryError } from '../../errors/inferry-error.ts'

/**
 * `JSON.parse`, and the three literals that Python's `json.dumps` writes beyond JSON, as MLflow's client does for a
 * missing number: `NaN` is read as null, `Infinity` and `-Infinity` as those strings. Throws `MALFORMED_BODY`, with
 * `where` before the parser's words.
 */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const strict = withoutPythonLiterals(text)
    try {
      if (strict !== text) return JSON.parse(strict)
    } catch {
      // What the caller wrote is told, not what was made of it.
    }
    throw new InferryError('MALFORMED_BODY', `${where} is not JSON: ${(cause as Error).message}`, { cause })
  }
}

const literals: readonly (readonly [python: string, json: string])[] = [
  ['NaN', 'null'],
  ['-Infinity', '"-Infinity"'],
  ['Infinity', '"Infinity"'],
]

/** One pass, whatever the text: a regular expression could be made to go back over it. */
function withoutPythonLiterals(text: string): string {
  const parts: string[] = []
  let kept = 0
  let at = 0
  while (at < text.length) {
    if (text[at] === '"') {
      at = endOfString(text, at + 1)
      continue
    }
    const literal = literals.find(([python]) => text.startsWith(python, at))
    if (literal === undefined) {
      at += 1
      continue
    }
    parts.push(text.slice(kept, at), literal[1])
    at += literal[0].length
    kept = at
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept)
}

/** The index after the quote that ends a string. */
function endOfString(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
