import type { Fields } from '../fields.ts'
import { rowsAt, valueAt } from '../fields.ts'
import { mapKeys } from '../map-keys.ts'
import type { BindStep, Scope } from '../step.ts'
import type { Elements, ValueType } from '../value.ts'

/** What each element is a key of; the default for one that is none. Keys, values and default are constants. */
export interface LookUpStep {
  readonly kind: 'look-up'
  readonly x: number
  readonly keys: number
  readonly values: number
  readonly default: number
}

export const bindLookUp: BindStep = (fields, scope) => {
  const [x, { type, columns }] = rowsAt(fields, 'x', scope)
  const keys = constantAt(fields, 'keys', scope)
  const values = constantAt(fields, 'values', scope)
  const fallback = constantAt(fields, 'default', scope)
  if (keys.type !== type) throw fields.fault(`its keys are ${keys.type}, its values to find ${type}`)
  if (fallback.type !== values.type || fallback.columns !== 1)
    throw fields.fault(`its default is not one element of ${values.type}`)
  if (keys.columns !== values.columns)
    throw fields.fault(`it has ${keys.columns} keys and ${values.columns} values`)
  const given = mapKeys(type, keys.elements)
  const found = new Map(given.keys.map((key, index) => [key, values.elements[index]]))
  const otherwise = fallback.elements[0]
  const y = scope.values.length
  return {
    outputs: [{ type: values.type, columns }],
    cost: keys.columns,
    run(frame) {
      const width = frame.columns[x] as number
      const to = frame.space(y, width) as unknown[]
      const count = frame.rows * width
      const from = given.read(frame.data[x] as Elements, count)
      for (let index = 0; index < count; index++) {
        const value = found.get(from[index])
        to[index] = value === undefined ? otherwise : value
      }
    },
  }
}

/** A value that is a constant, with its elements. */
export function constantAt(
  fields: Fields,
  name: string,
  scope: Scope,
): ValueType & { readonly elements: Elements } {
  const [value, type] = valueAt(fields, name, scope)
  const elements = scope.constants.get(value)
  if (elements === undefined) throw fields.fault(`its "${name}" is no constant`)
  return { ...type, elements }
}
