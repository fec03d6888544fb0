import { countOf } from '@inferry/core'
import { indexIn, type Slice, type Step, sliceIn } from '../json-path.ts'
import { type MatchKey, matchKey } from './match-key.ts'
import { isArray, isObject, skipElements, skipMembers } from './skip-json.ts'

/** Offsets of values, in turns where one starts and where it ends. */
export type Spans = number[]

/**
 * Adds to `found` what a step leads to from the value `bytes[start…end)`. Gives what is wrong, if anything is: with the
 * record's own value, which nobody checked before, it can also be that it is not JSON.
 */
export type Walk = (bytes: Uint8Array, start: number, end: number, found: Spans) => string | undefined

const notJson = 'wants JSON'

export function walkOf(step: Step): Walk {
  if (step.kind === 'names') return walkNames(step.names)
  return step.kind === 'all' ? walkAll : walkIndexes(step.indexes)
}

/** Whether a step leads to one value only. */
export function isSingle(step: Step): boolean {
  if (step.kind === 'names') return step.names.length === 1
  return step.kind === 'indexes' && step.indexes.length === 1 && typeof step.indexes[0] === 'number'
}

/** Where the member of that key stands in what `skipMembers` found, or -1. Of equal keys the last counts. */
export function memberAt(bytes: Uint8Array, members: Spans, match: MatchKey): number {
  for (let at = members.length - 4; at >= 0; at -= 4) {
    if (match(bytes, members[at] as number, members[at + 1] as number)) return at
  }
  return -1
}

/** For messages. */
export function kindOf(bytes: Uint8Array, start: number): string {
  if (isObject(bytes, start)) return 'an object'
  if (isArray(bytes, start)) return 'an array'
  return bytes[start] === 34 ? 'a string' : 'a number, true, false or null'
}

function walkNames(names: readonly string[]): Walk {
  const matches = names.map((name) => matchKey(name))
  return (bytes, start, end, found) => {
    if (!isObject(bytes, start)) return `wants an object, but there is ${kindOf(bytes, start)}`
    const members: Spans = []
    if (skipMembers(bytes, start, end, members) !== end) return notJson
    const before = found.length
    for (const match of matches) {
      const at = memberAt(bytes, members, match)
      if (at >= 0) found.push(members[at + 2] as number, members[at + 3] as number)
    }
    return found.length > before ? undefined : `wants ${orList(names)}, which is not there`
  }
}

function walkAll(bytes: Uint8Array, start: number, end: number, found: Spans): string | undefined {
  if (isArray(bytes, start)) return skipElements(bytes, start, end, found) === end ? undefined : notJson
  if (!isObject(bytes, start)) return `wants an object or an array, but there is ${kindOf(bytes, start)}`
  const members: Spans = []
  if (skipMembers(bytes, start, end, members) !== end) return notJson
  for (let at = 0; at < members.length; at += 4) {
    found.push(members[at + 2] as number, members[at + 3] as number)
  }
  return undefined
}

function walkIndexes(indexes: readonly (number | Slice)[]): Walk {
  return (bytes, start, end, found) => {
    if (!isArray(bytes, start)) return `wants an array, but there is ${kindOf(bytes, start)}`
    const elements: Spans = []
    if (skipElements(bytes, start, end, elements) !== end) return notJson
    const count = elements.length / 2
    let missing: number | undefined
    for (const item of indexes) {
      const index = typeof item === 'number' ? indexIn(count, item) : 0
      const [from, until] = typeof item === 'number' ? [index, index + 1] : sliceIn(count, item)
      if (from < 0 || until > count) missing ??= item as number
      else for (let at = from * 2; at < until * 2; at++) found.push(elements[at] as number)
    }
    if (missing === undefined) return undefined
    return `picks element ${missing}, but the array has only ${countOf(count, 'element')}`
  }
}

function orList(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(' or ')
}
