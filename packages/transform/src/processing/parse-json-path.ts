import { InferryError } from '@inferry/core'
import type { DataProcessing } from '../job/definition.ts'
import { type JsonPath, picksNothing, type Slice, type Step } from './json-path.ts'
import { createScanner } from './scanner.ts'

export interface JsonPathOptions {
  /** For messages. */
  readonly field: 'inputFilter' | 'outputFilter'
  readonly sliceEnd: DataProcessing['sliceEnd']
}

/** Source: API reference, DataProcessing: InputFilter, OutputFilter. Characters. */
const longest = 63

const allowed = "$ .name .* [*] ['a','b'] [1,3] [-1] [1:4] [1:] [:4]"

/**
 * Parses the subset of JSONPath that Batch Transform knows. Throws `INVALID_CONFIGURATION` with the position, from 1,
 * of the first character that does not fit. An empty text is `$`.
 *
 * Source: Developer guide, "Associate Prediction Results with Input Records", Supported JSONPath Operators. Beyond the
 * table a list may hold slices (`$[0,5:]`, as the API reference has it) and names any letters.
 */
export function parseJsonPath(text: string, { field, sliceEnd }: JsonPathOptions): JsonPath {
  const length = [...text].length
  if (length > longest)
    throw fault(`has ${length} characters, more than the ${longest} that are allowed; shorten it`)
  if (text === '') return { text: '$', steps: [] }
  const { at, peek, take, match, blanks, goTo } = createScanner(text)
  if (!take('$')) throw expected('"$", the record itself')
  const steps: Step[] = []
  while (at() < text.length) steps.push(step())
  return { text, steps }

  function step(): Step {
    const dot = take('.')
    if (dot && peek() === '.') throw unknown('".." looks at all depths')
    if (peek() === '[') return brackets()
    if (!dot) throw expected('"." or "["')
    if (take('*')) return { kind: 'all' }
    const name = match(/[^\s.[\](){}'",:*?@$]+/y)
    if (name === undefined) throw expected('a name, "*" or "["')
    return { kind: 'names', names: [name] }
  }

  function brackets(): Step {
    take('[')
    blanks()
    if (peek() === '?' || peek() === '(') throw unknown('an expression')
    const found: Step = take('*')
      ? { kind: 'all' }
      : peek() === "'"
        ? { kind: 'names', names: list(name) }
        : { kind: 'indexes', indexes: list(index) }
    blanks()
    if (!take(']')) throw expected(found.kind === 'all' ? '"]"' : '"," or "]"')
    return found
  }

  function list<T>(item: () => T): readonly T[] {
    const items: T[] = []
    do {
      blanks()
      items.push(item())
      blanks()
    } while (take(','))
    return items
  }

  function name(): string {
    if (!take("'")) throw expected('a name in single quotes')
    const found = match(/[^']+/y)
    if (found === undefined) throw expected('a name between the quotes')
    const dot = found.indexOf('.')
    if (dot >= 0) {
      goTo(at() + dot - found.length)
      throw unknown("a path inside brackets: write $.child1['child2'] for what is nested")
    }
    if (!take("'")) throw expected('the single quote that ends the name')
    return found
  }

  function index(): number | Slice {
    const start = at()
    const from = number()
    blanks()
    if (!take(':')) {
      if (from === undefined) throw expected("an index, a slice, a name in single quotes or '*'")
      return from
    }
    blanks()
    const end = number()
    blanks()
    if (peek() === ':') throw unknown('a slice with a step')
    const slice: Slice = { from: from ?? 0, until: until(end) }
    if (picksNothing(slice)) {
      goTo(start)
      throw wrong('a slice that can pick nothing: its end must lie behind its start')
    }
    return slice
  }

  function until(end: number | undefined): number | undefined {
    if (end === undefined || sliceEnd === 'exclusive') return end
    return end === -1 ? undefined : end + 1
  }

  function number(): number | undefined {
    const start = at()
    const digits = match(/-?\d+/y)
    if (digits === undefined) return undefined
    const found = Number(digits) + 0
    if (Number.isSafeInteger(found)) return found
    goTo(start)
    throw expected('a smaller index')
  }

  function expected(what: string): InferryError {
    return wrong(`expected ${what}`)
  }

  function unknown(what: string): InferryError {
    return wrong(`${what} is not in SageMaker's subset of JSONPath`)
  }

  function wrong(what: string): InferryError {
    const there = at() < text.length ? `character ${at() + 1} (${JSON.stringify(peek())})` : 'its end'
    return fault(`at ${there}: ${what}; allowed are ${allowed}`)
  }

  function fault(what: string): InferryError {
    const message = `${field} ${JSON.stringify(text)} ${what}`
    return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
  }
}
