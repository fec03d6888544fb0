import { InferryError } from '@inferry/core'
import { type ByteWriter, writeByte, writeBytes } from '../byte-writer.ts'
import type { JsonPath, Picker } from '../json-path.ts'
import { checkJson, trimJson } from './json-record.ts'
import { matchKey } from './match-key.ts'
import { isObject, skipMembers } from './skip-json.ts'
import { isSingle, kindOf, memberAt, type Spans, type Walk, walkOf } from './walk.ts'

const comma = 44
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const closeBrace = 125

/**
 * Picks of a JSON value, as bytes: numbers stay as they were written. Names and single indexes lead to one value and
 * give it. Several names at the end give an object of those that are there; whatever else can lead to several values
 * gives the array of them. The picker throws `INVALID_INPUT` if a value, an index or all of several names are missing,
 * but behind a step to several values it leaves out what does not fit; and `MALFORMED_BODY` for what is not JSON.
 *
 * Source: the documentation that the Developer guide points to, github.com/json-path/JsonPath.
 */
export function jsonPicker(path: JsonPath, field: string): Picker {
  const last = path.steps.at(-1)
  const object = last?.kind === 'names' && last.names.length > 1 ? membersWriter(last.names) : undefined
  const steps = object ? path.steps.slice(0, -1) : path.steps
  const walks = steps.map(walkOf)
  const single = steps.findIndex((step) => !isSingle(step))
  const many = single >= 0

  return (bytes, start, end, out) => {
    const value = trimJson(bytes, start, end)
    if (path.steps.length === 0) checkJson(bytes, value)
    let spans: Spans = [...value]
    for (let index = 0; index < walks.length; index++) {
      const walk = walks[index] as Walk
      const found: Spans = []
      for (let at = 0; at < spans.length; at += 2) {
        const wrong = walk(bytes, spans[at] as number, spans[at + 1] as number, found)
        if (wrong !== undefined && !(many && index > single)) throw fault(wrong, bytes, value)
      }
      spans = found
    }
    if (many) writeByte(out, openBracket)
    const first = out.length
    for (let at = 0; at < spans.length; at += 2) {
      const before = out.length
      if (many && before > first) writeByte(out, comma)
      const from = spans[at] as number
      if (object === undefined) writeBytes(out, bytes, from, spans[at + 1])
      else if (!object(bytes, from, spans[at + 1] as number, out)) {
        if (!many) throw fault(`finds none of its names in ${kindOf(bytes, from)}`, bytes, value)
        out.length = before
      }
    }
    if (many) writeByte(out, closeBracket)
  }

  function fault(what: string, bytes: Uint8Array, value: readonly [number, number]): InferryError {
    checkJson(bytes, value)
    return new InferryError('INVALID_INPUT', `${field} ${path.text} ${what}`, { location: { field } })
  }
}

/** Writes the object of those names that are there; gives whether any was. */
function membersWriter(names: readonly string[]) {
  const wanted = [...new Set(names)].map((name) => ({
    match: matchKey(name),
    key: Buffer.from(`${JSON.stringify(name)}:`),
  }))
  return (bytes: Uint8Array, start: number, end: number, out: ByteWriter): boolean => {
    if (!isObject(bytes, start)) return false
    const members: Spans = []
    if (skipMembers(bytes, start, end, members) !== end) return false
    let any = false
    for (const { match, key } of wanted) {
      const at = memberAt(bytes, members, match)
      if (at < 0) continue
      writeByte(out, any ? comma : openBrace)
      writeBytes(out, key)
      writeBytes(out, bytes, members[at + 2], members[at + 3])
      any = true
    }
    if (any) writeByte(out, closeBrace)
    return any
  }
}
