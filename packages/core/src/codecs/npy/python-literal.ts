import { InferryError } from '../../errors/inferry-error.ts'

/** Python's strings, whole numbers, booleans, None; lists and tuples as arrays; dicts as maps. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | ReadonlyMap<PythonValue, PythonValue>

/** Arrays and dicts nest no deeper in what numpy writes: a dict, a list of fields, a field, its shape, and one to spare. */
const deepest = 5

const space = /[ \t\r\n]*/y
const string = /[uUb]?(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/y
const number = /-?\d{1,16}L?(?![\w.])/y
const word = /True|False|None/y
const words = new Map<string, PythonValue>([
  ['True', true],
  ['False', false],
  ['None', null],
])

/** Parses one Python literal as the header of an npy file has it; nothing is evaluated. Throws `MALFORMED_BODY`. */
export function parsePythonLiteral(text: string): PythonValue {
  const state = { text, at: 0 }
  const value = parseValue(state, 0)
  take(state, space)
  if (state.at !== text.length) throw unexpected(state)
  return value
}

interface State {
  readonly text: string
  at: number
}

function parseValue(state: State, depth: number): PythonValue {
  take(state, space)
  const quoted = take(state, string)
  if (quoted) return unescapeText(quoted[1] ?? quoted[2] ?? '')
  const digits = take(state, number)
  if (digits) return Number.parseInt(digits[0], 10)
  const named = take(state, word)
  if (named) return words.get(named[0]) as PythonValue
  if (depth >= deepest) throw unexpected(state)
  if (takeChar(state, '(')) return parseItems(state, ')', depth + 1)
  if (takeChar(state, '[')) return parseItems(state, ']', depth + 1)
  if (takeChar(state, '{')) return parseDict(state, depth + 1)
  throw unexpected(state)
}

function parseItems(state: State, close: string, depth: number): PythonValue {
  const items: PythonValue[] = []
  let comma = true
  while (!takeChar(state, close)) {
    if (!comma) throw unexpected(state)
    items.push(parseValue(state, depth))
    comma = takeChar(state, ',')
  }
  // (x) is x in parentheses; (x,) is a tuple.
  return close === ')' && items.length === 1 && !comma ? (items[0] as PythonValue) : items
}

function parseDict(state: State, depth: number): PythonValue {
  const items = new Map<PythonValue, PythonValue>()
  let comma = true
  while (!takeChar(state, '}')) {
    if (!comma) throw unexpected(state)
    const key = parseValue(state, depth)
    if (!takeChar(state, ':') || items.has(key)) throw unexpected(state)
    items.set(key, parseValue(state, depth))
    comma = takeChar(state, ',')
  }
  return items
}

const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
])

function unescapeText(text: string): string {
  return text.replaceAll(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gi,
    (whole, two, four, char: string | undefined) => {
      if (char === undefined) return String.fromCharCode(Number.parseInt(two ?? four, 16))
      return escapes.get(char) ?? whole
    },
  )
}

function take(state: State, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = state.at
  const found = pattern.exec(state.text)
  if (found) state.at = pattern.lastIndex
  return found
}

function takeChar(state: State, char: string): boolean {
  take(state, space)
  if (state.text[state.at] !== char) return false
  state.at++
  return true
}

function unexpected({ text, at }: State): InferryError {
  const found = at < text.length ? JSON.stringify(text.slice(at, at + 20)) : 'its end'
  return new InferryError(
    'MALFORMED_BODY',
    `the npy header has ${found} at character ${at}, which does not belong there`,
  )
}
