import { InferryError } from '../../errors/inferry-error.ts'

/**
 * Told of every record. `fields` is reused for the next one. `line` counts from 1 and is where the record starts.
 * `blank` tells an empty line from a record of one empty quoted field.
 */
export type OnRecord = (fields: readonly string[], line: number, blank: boolean) => void

const quote = 34
const comma = 44
const lineFeed = 10
const carriageReturn = 13

/** Where reading stands. */
export interface RecordCursor {
  /** Index in the text. */
  at: number
  /** Counted from 1. */
  line: number
}

/**
 * Reads CSV (RFC 4180): commas, fields in double quotes where they hold commas, quotes or line ends; lines end in LF
 * or CRLF, the last one optionally. Throws `MALFORMED_BODY` for quotes that do not fit.
 */
export function readRecords(text: string, onRecord: OnRecord): void {
  const fields: string[] = []
  const cursor = { at: 0, line: 1 }
  while (cursor.at < text.length) {
    const { line } = cursor
    const blank = readRecord(text, cursor, fields)
    onRecord(fields, line, blank)
  }
}

/** The same for the record at the cursor, which moves behind it. Tells whether it is blank. */
export function readRecord(text: string, cursor: RecordCursor, fields: string[]): boolean {
  const start = cursor.at
  let { at, line } = cursor
  fields.length = 0
  do {
    if (fields.length > 0) at++
    if (text.charCodeAt(at) === quote) {
      const field = quotedField(text, at, line)
      fields.push(field.value)
      line += field.lines
      at = field.end
    } else {
      const end = plainEnd(text, at, line)
      fields.push(text.slice(at, end))
      at = end
    }
  } while (text.charCodeAt(at) === comma)
  const blank = at === start
  if (text.charCodeAt(at) === carriageReturn) at++
  cursor.at = Math.min(at + 1, text.length)
  cursor.line = line + 1
  return blank
}

/** Where an unquoted field ends: at a comma, a line end or the end. */
function plainEnd(text: string, start: number, line: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === comma || code === lineFeed) return at
    if (code === carriageReturn && endsLine(text, at)) return at
    if (code === quote) throw malformed(line, 'a quote inside a field that does not start with one')
  }
  return text.length
}

function quotedField(
  text: string,
  start: number,
  line: number,
): { readonly value: string; readonly end: number; readonly lines: number } {
  let value = ''
  let from = start + 1
  for (;;) {
    const close = text.indexOf('"', from)
    if (close < 0) throw malformed(line, 'a quoted field that does not end')
    value += text.slice(from, close)
    from = close + 2
    if (text.charCodeAt(close + 1) !== quote) break
    value += '"'
  }
  const end = from - 1
  const next = text.charCodeAt(end)
  const ends = end >= text.length || next === comma || next === lineFeed || endsLine(text, end)
  if (!ends) throw malformed(line, 'text after the end of a quoted field')
  return { value, end, lines: countLines(value) }
}

/** Whether CR, LF or CR and the end stand there. */
function endsLine(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== carriageReturn) return false
  return at + 1 === text.length || text.charCodeAt(at + 1) === lineFeed
}

function countLines(value: string): number {
  let count = 0
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) count++
  return count
}

function malformed(line: number, found: string): InferryError {
  return new InferryError(
    'MALFORMED_BODY',
    `line ${line} has ${found}; double quotes inside quotes, and quote the whole field`,
  )
}
