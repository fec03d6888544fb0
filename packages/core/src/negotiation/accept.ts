import { InferryError } from '../errors/inferry-error.ts'
import { type MediaType, parseMediaType } from './media-type.ts'

/** One range of an `accept` value, a type or a group of types: its parameters, and its weight from 0 to 1. */
export interface AcceptRange extends MediaType {
  readonly weight: number
}

/** Also `.2`, which Java's own client sends. */
const weightForm = /^(?:0?\.\d+|0\.?|1(?:\.0*)?)$/

/** More ranges than these are junk. */
const most = 64

/** Parses an HTTP `accept` value (RFC 9110 §12.5.1). Throws `NOT_ACCEPTABLE` for junk. An empty one accepts anything. */
export function parseAccept(text: string): readonly AcceptRange[] {
  const parts = splitList(text).filter((part) => part.trim() !== '')
  if (parts.length === 0) return [{ type: '*/*', parameters: {}, weight: 1 }]
  if (parts.length > most) throw new InferryError('NOT_ACCEPTABLE', `accept has more than ${most} ranges`)
  return parts.map(parseRange)
}

/**
 * How much `type` is wanted: the weight of the most specific range that holds it, and that range. Undefined if none
 * does. A range's parameters other than `q` are for the codec and do not narrow it.
 */
export function matchAccept(ranges: readonly AcceptRange[], type: string): AcceptRange | undefined {
  const group = `${type.slice(0, type.indexOf('/'))}/*`
  let best: AcceptRange | undefined
  for (const wanted of [type, group, '*/*']) {
    for (const range of ranges) {
      if (range.type === wanted && (best === undefined || range.weight > best.weight)) best = range
    }
    if (best) return best
  }
  return undefined
}

function parseRange(text: string): AcceptRange {
  let media: MediaType
  try {
    media = parseMediaType(text.trim().replace(/^\*(?=;|$)/, '*/*'))
  } catch (cause) {
    const message = `accept: ${(cause as Error).message}`
    throw new InferryError('NOT_ACCEPTABLE', message, { cause })
  }
  const { q, ...parameters } = media.parameters as { q?: string }
  if (q !== undefined && !weightForm.test(q)) {
    throw new InferryError('NOT_ACCEPTABLE', `accept: q=${JSON.stringify(q)} is no weight from 0 to 1`)
  }
  return { type: media.type, parameters, weight: q === undefined ? 1 : Number(q) }
}

/** Splits at commas outside of quotes. */
function splitList(text: string): string[] {
  if (!text.includes('"')) return text.split(',')
  const parts: string[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '\\' && quoted) at++
    else if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}
