import type { ElementType } from '@inferry/core'
import { isElementType } from '@inferry/core'
import { fileFault } from '../file/file-fault.ts'
import { fromJsonNumber, isInteger, isObject } from './json.ts'
import type { Scope } from './step.ts'
import { maxColumns, type ValueType } from './value.ts'

/** The fields of an object in the header, read one by one; each throws `INVALID_ARTIFACT` unless it is as expected. */
export interface Fields {
  /** The place in the file, for messages. */
  readonly at: string
  has(name: string): boolean
  integer(name: string, least: number, most: number): number
  integers(name: string, least: number, most: number): readonly number[]
  numbers(name: string): readonly number[]
  text(name: string): string
  texts(name: string): readonly string[]
  oneOf<T extends string>(name: string, choices: readonly T[]): T
  elementType(name: string): ElementType
  list(name: string): readonly unknown[]
  object(name: string): Fields
  fault(sentence: string): Error
}

export function fieldsOf(value: unknown, at: string): Fields {
  if (!isObject(value)) throw fileFault(at, 'expected an object')
  const object = value

  function fault(sentence: string): Error {
    return fileFault(at, sentence)
  }

  function list<T>(name: string, expected: string, item: (value: unknown) => T | undefined): readonly T[] {
    const found = object[name]
    if (!Array.isArray(found)) throw fault(`its "${name}" is no list of ${expected}`)
    return found.map((each: unknown, index) => {
      const read = item(each)
      if (read === undefined) throw fault(`its "${name}" has no ${expected} at ${index}`)
      return read
    })
  }

  function text(name: string): string {
    const found = object[name]
    if (typeof found !== 'string') throw fault(`its "${name}" is no text`)
    return found
  }

  return {
    at,
    fault,
    text,
    has: (name) => object[name] !== undefined,
    integer(name, least, most) {
      const found = object[name]
      if (isInteger(found, least, most)) return found
      throw fault(`its "${name}" is no whole number from ${least} to ${most}`)
    },
    integers: (name, least, most) =>
      list(name, `whole numbers from ${least} to ${most}`, (each) =>
        isInteger(each, least, most) ? each : undefined,
      ),
    numbers: (name) => list(name, 'numbers', fromJsonNumber),
    texts: (name) => list(name, 'texts', (each) => (typeof each === 'string' ? each : undefined)),
    oneOf(name, choices) {
      const found = text(name)
      const choice = choices.find((each) => each === found)
      if (choice === undefined) throw fault(`its "${name}" is none of ${choices.join(', ')}`)
      return choice
    },
    elementType(name) {
      const found = text(name)
      if (!isElementType(found)) throw fault(`its "${name}" is no element type`)
      return found
    },
    list: (name) => list(name, 'values', (each) => (each === undefined ? null : each)),
    object: (name) => fieldsOf(object[name], `${at}, "${name}"`),
  }
}

/** A value made before, whatever it is. */
export function valueAt(fields: Fields, name: string, { values }: Scope): readonly [number, ValueType] {
  const value = fields.integer(name, 0, values.length - 1)
  return [value, values[value] as ValueType]
}

/** A value made before that has rows of its own. */
export function rowsAt(fields: Fields, name: string, scope: Scope): readonly [number, ValueType] {
  const found = valueAt(fields, name, scope)
  if (found[1].constant) throw fields.fault(`its "${name}" is a constant`)
  return found
}

/** A value made before that has rows of its own, of known width. */
export function columnsAt(fields: Fields, name: string, scope: Scope): readonly [number, ValueType] {
  const found = rowsAt(fields, name, scope)
  if (found[1].columns < 0) throw fields.fault(`its "${name}" is of unknown width`)
  return found
}

/** Throws for a width that no program needs. */
export function boundedColumns(fields: Fields, columns: number): number {
  if (columns <= maxColumns) return columns
  throw fields.fault(`it has ${columns} columns, at most ${maxColumns} are allowed`)
}
