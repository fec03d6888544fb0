import { InferryError } from '../../errors/inferry-error.ts'
import { showNames, showValue } from '../show-value.ts'
import type { InputLayout, RowLayout } from './row-layout.ts'
import type { RowSink } from './row-sink.ts'

/** `row 3, column "bmi": "abc", expected a number`: a value that its column cannot hold. */
export function valueFault(
  sink: Pick<RowSink, 'label'>,
  row: number,
  column: string | number,
  value: unknown,
  wanted: string,
): InferryError {
  const message = `${sink.label(row)}, ${columnText(column)}: ${showValue(value)}, expected ${wanted}`
  return new InferryError('INVALID_INPUT', message, { location: { row, column } })
}

/** A row that has not the form of the model's rows. */
export function rowFault(
  sink: Pick<RowSink, 'label'>,
  row: number,
  sentence: string,
  column?: string,
): InferryError {
  const location = column === undefined ? { row } : { row, column }
  return new InferryError('INVALID_INPUT', `${sink.label(row)}: ${sentence}`, { location })
}

/** The name of an input's value, or its place in the row where it has none. */
export function columnName(layout: RowLayout, input: InputLayout, offset: number): string | number {
  if (input.columns) return input.columns[offset] as string
  let place = offset
  for (const before of layout.inputs) {
    if (before === input) break
    place += before.width
  }
  return place
}

/** The names by which a row's values can be given, for messages. */
export function knownNames(layout: RowLayout): string {
  return showNames(layout.inputs.flatMap((input) => input.columns ?? [input.name]))
}

/** ` and has the unknown column "sexx"`, where one of the names is unknown: what lacks may be misspelt. */
export function unknownToo(layout: RowLayout, names: readonly string[]): string {
  const stranger = names.find((name) => !isKnown(layout, name))
  return stranger === undefined
    ? ''
    : ` and has the unknown column ${showValue(stranger)}${caseHint(layout, names)}`
}

/** Where one of the names is known in other letters. */
export function caseHint(layout: RowLayout, names: readonly string[]): string {
  const known = new Set(
    layout.inputs
      .flatMap(({ name, columns }) => [name, ...(columns ?? [])])
      .map((name) => name.toLowerCase()),
  )
  const other = names.some((name) => !isKnown(layout, name) && known.has(name.toLowerCase()))
  return other ? '; names are case-sensitive' : ''
}

/** Whether it is the name of a column or of an input. */
function isKnown({ columns, inputs }: RowLayout, name: string): boolean {
  return columns.has(name) || inputs.some((input) => input.name === name)
}

function columnText(column: string | number): string {
  return typeof column === 'number' ? `column ${column}` : `column ${showValue(column)}`
}
