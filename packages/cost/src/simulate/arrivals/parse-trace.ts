import { InferryError } from '@inferry/core'
import type { Trace } from '../trace.ts'

/**
 * Reads requests from CSV: a line each of when it came (seconds, or an ISO 8601 date and time) and, if there is a second
 * column, how many milliseconds it computed; fields may be quoted. A first line of names, of which none begins as a number
 * does, is skipped. `durationMs` is of lines without milliseconds. Throws `INVALID_INPUT` with the row for what is not so or not in order; `file` is what messages call it.
 */
export function parseTrace(text: string, file: string, durationMs: number | undefined): Trace {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const times: number[] = []
  const durationsMs: number[] = []
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const fields = line.split(',').map(unquoted)
    const [when = '', duration] = fields
    const time = timeOf(when)
    if (index === 0 && !fields.some(isLikeNumber)) return
    const fail = (problem: string) => fault(file, `line ${index + 1}: ${problem}`, index)
    if (time === undefined)
      throw fail(`${JSON.stringify(when)}, expected seconds, or a date and time such as 2026-11-28T09:30:00Z`)
    if (Math.abs(time) > mostSeconds)
      throw fail(`${when} is no number of seconds that can be; are these milliseconds? Divide them by 1000`)
    if (time < (times.at(-1) ?? time)) throw fail('it came before the line above; sort the trace by time')
    times.push(time)
    durationsMs.push(durationOf(duration, durationMs, fail))
  })
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || last <= first)
    throw fault(file, 'it has to have two requests at different times, to tell how many come in a day')
  // From the first request to the last there are as many gaps as requests but one; one more makes up the time watched.
  const seconds = (last - first) * (times.length / (times.length - 1))
  return {
    times: Float64Array.from(times, (time) => time - first),
    durationsMs: Float64Array.from(durationsMs),
    seconds,
  }
}

/** Beyond the year 5000, if counted from 1970. */
const mostSeconds = 1e11

function unquoted(field: string): string {
  return field
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}

/** Whether it begins as a number or a date does. */
function isLikeNumber(field: string): boolean {
  return /^[+-]?\.?\d/.test(field)
}

/** Seconds; of a date since 1970. */
function timeOf(text: string): number | undefined {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    const seconds = Number(text)
    return Number.isFinite(seconds) ? seconds : undefined
  }
  const milliseconds = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}

function durationOf(
  text: string | undefined,
  otherwise: number | undefined,
  fail: (problem: string) => InferryError,
): number {
  if (text === undefined || text === '') {
    if (otherwise !== undefined) return otherwise
    throw fail('it has no milliseconds; add a second column, or say how long a request computes')
  }
  const value = Number(text)
  if (Number.isFinite(value) && value >= 0) return value
  throw fail(`${JSON.stringify(text)}, expected milliseconds`)
}

function fault(file: string, problem: string, row?: number): InferryError {
  const location = { file, ...(row !== undefined && { row }) }
  return new InferryError('INVALID_INPUT', `the trace ${file}: ${problem}`, { location })
}
