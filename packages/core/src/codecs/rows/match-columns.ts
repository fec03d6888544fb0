import { InferryError } from '../../errors/inferry-error.ts'
import { showNames, showValue } from '../show-value.ts'
import { caseHint, knownNames } from './row-fault.ts'
import type { RowLayout, Target } from './row-layout.ts'

/** The place of a named column, or of a whole input. */
export interface Place extends Target {
  readonly whole: boolean
}

/**
 * The places of named columns, in the order given. Throws `INVALID_INPUT` unless every column of the model is
 * there once and no other; `where` says where the names stand, such as `the header`.
 */
export function matchColumns(layout: RowLayout, names: readonly string[], where: string): readonly Target[] {
  if (!layout.named) {
    const unnamed = layout.inputs.filter((input) => input.columns === undefined).map(({ name }) => name)
    const message = `${where} names columns, but the model has no column names for ${showNames(unnamed)}; send rows without names`
    throw new InferryError('INVALID_INPUT', message)
  }
  return match(layout, names, where, (name) => layout.columns.get(name))
}

/** The same for names of columns and of whole inputs, in any mixture that has everything once. */
export function matchNames(layout: RowLayout, names: readonly string[], where: string): readonly Place[] {
  return match(layout, names, where, (name) => {
    const column = layout.columns.get(name)
    if (column) return { ...column, whole: false }
    const input = layout.inputs.findIndex((candidate) => candidate.name === name)
    return input < 0 ? undefined : { input, offset: 0, whole: true }
  })
}

function match<Found extends Target & { readonly whole?: boolean }>(
  layout: RowLayout,
  names: readonly string[],
  where: string,
  find: (name: string) => Found | undefined,
): readonly Found[] {
  const missing = new Set(layout.inputs.flatMap(({ name, columns }) => columns ?? [name]))
  const found = names.map((name) => {
    const place = find(name)
    if (place === undefined) {
      throw unknown(layout, names, where, name)
    }
    const { name: inputName, columns } = layout.inputs[place.input] as RowLayout['inputs'][number]
    for (const filled of place.whole ? (columns ?? [inputName]) : [name]) {
      if (!missing.delete(filled)) throw fault(filled, `${where} has the column ${showValue(filled)} twice`)
    }
    return place
  })
  const [first] = missing
  if (first === undefined) return found
  throw fault(first, `${where} lacks the column${missing.size > 1 ? 's' : ''} ${showNames(missing)}`)
}

function unknown(layout: RowLayout, names: readonly string[], where: string, name: string): InferryError {
  const lacking = layout.inputs.flatMap((input) =>
    names.includes(input.name)
      ? []
      : (input.columns ?? [input.name]).filter((column) => !names.includes(column)),
  )
  const lacks = lacking.length === 0 ? '' : ` and lacks ${showNames(lacking)}`
  const message = `${where} has the unknown column ${showValue(name)}${lacks}; known are ${knownNames(layout)}`
  return fault(name, `${message}${caseHint(layout, names)}`)
}

function fault(column: string, message: string): InferryError {
  return new InferryError('INVALID_INPUT', message, { location: { column } })
}
