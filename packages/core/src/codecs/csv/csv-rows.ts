import { countOf } from '../../errors/count-of.ts'
import { InferryError } from '../../errors/inferry-error.ts'
import type { ElementArrays, ElementType, Tensors } from '../../tensor/tensor.ts'
import { matchColumns } from '../rows/match-columns.ts'
import { caseHint, columnName, knownNames, rowFault, valueFault } from '../rows/row-fault.ts'
import type { RowLayout, Target } from '../rows/row-layout.ts'
import { closeRows, type InputSink, openRows, type RowSink, reserve } from '../rows/row-sink.ts'
import { showValue } from '../show-value.ts'
import { columnOrder } from './column-order.ts'
import { csvWanted, isCsvNumber, setCsv } from './csv-element.ts'
import { type OnRecord, readRecords } from './read-records.ts'
import { storeNumbers } from './store-numbers.ts'

/** A table while its records are read. */
export interface CsvRows {
  /** Takes a record: see {@link OnRecord}. Throws where it does not fit. */
  readonly add: OnRecord
  /**
   * Takes a record of numbers alone, in the order of its fields, NaN for an empty one. False, with nothing taken, where
   * {@link add} must be asked: it is or may be the header, follows a blank line, or does not fit.
   */
  addNumbers(values: Float64Array, line: number): boolean
  close(): Tensors
}

/**
 * Ready for the records of CSV. `header`: whether the first record names the columns; unless told, it does if it has
 * nothing but names of columns, and not numbers alone: pandas names columns 0, 1, 2. Blank lines may stand at the end;
 * in a model with one column of strings each is a row. `length`: of the text, in characters or bytes.
 */
export function openCsvRows(layout: RowLayout, length: number, header: boolean | undefined): CsvRows {
  if (layout.width < 0) {
    throw new InferryError('INVALID_INPUT', 'a row of this model has no fixed number of values; send JSON')
  }
  let line = 0
  let row = 0
  let blankLine: number | undefined
  let targets: readonly Target[] | undefined
  let inOrder = (values: Float64Array) => values
  const blankIsRow = layout.width === 1 && layout.inputs[0]?.type === 'string'
  const mostRows = Math.floor(length / layout.width) + 1
  const sink = openRows(layout, mostRows, (index) => `line ${line} (row ${index})`)
  let first = true
  return {
    add(fields, startLine, blank) {
      if (blank && !blankIsRow) {
        blankLine ??= startLine
        return
      }
      if (blankLine !== undefined) {
        throw new InferryError(
          'MALFORMED_BODY',
          `line ${blankLine} is blank; write a missing value as an empty field`,
        )
      }
      line = startLine
      if (first && (header ?? namesColumns(layout, fields))) {
        targets = matchColumns(layout, [...fields], `the header (line ${line})`)
        inOrder = columnOrder(layout, targets)
      } else if (targets) writeTargeted(sink, row++, fields, targets)
      else if (first && header === undefined) writeFirst(sink, row++, fields)
      else writeInOrder(sink, row++, fields)
      first = false
    },
    addNumbers(values, startLine) {
      if (blankLine !== undefined) return false
      // Numbers alone are no header unless they are said to be one.
      if (first && header !== false && (header === true || values.includes(Number.NaN))) return false
      line = startLine
      if (!storeNumbers(sink, row, inOrder(values))) return false
      row++
      first = false
      return true
    },
    close: () => closeRows(sink, row),
  }
}

/** Tensors from CSV text. */
export function readCsvRows(layout: RowLayout, text: string, header: boolean | undefined): Tensors {
  const rows = openCsvRows(layout, text.length, header)
  readRecords(text, rows.add)
  return rows.close()
}

function namesColumns({ columns }: RowLayout, fields: readonly string[]): boolean {
  return fields.every((field) => columns.has(field)) && !fields.every(isCsvNumber)
}

/** A record that is a bad row may have been meant as a header. */
function writeFirst(sink: RowSink, row: number, fields: readonly string[]): void {
  try {
    writeInOrder(sink, row, fields)
  } catch (error) {
    const { columns } = sink.layout
    const hintOfCase = caseHint(sink.layout, fields)
    const stranger = fields.find((field) => !columns.has(field))
    const named = hintOfCase !== '' || fields.some((field) => columns.has(field) && !isCsvNumber(field))
    const mixed = stranger !== undefined && named
    if (!mixed || !(error instanceof InferryError)) throw error
    const hint = `as a header it has the unknown column ${showValue(stranger)}; known are ${knownNames(sink.layout)}${hintOfCase}`
    throw new InferryError(error.code, `${error.message} (${hint})`, {
      cause: error,
      ...(error.location && { location: error.location }),
    })
  }
}

function writeInOrder(sink: RowSink, row: number, fields: readonly string[]): void {
  checkCount(sink, row, fields, sink.layout.width)
  let from = 0
  for (const input of sink.inputs) {
    reserve(sink, input, row)
    const { data, width } = input
    const set = setterOf(input)
    const start = row * width
    for (let at = 0; at < width; at++) {
      if (!set(data, start + at, fields[from + at] as string)) refuse(sink, input, row, at, fields[from + at])
    }
    from += width
  }
}

function writeTargeted(
  sink: RowSink,
  row: number,
  fields: readonly string[],
  targets: readonly Target[],
): void {
  checkCount(sink, row, fields, targets.length)
  for (let at = 0; at < targets.length; at++) {
    const { input: index, offset } = targets[at] as Target
    const input = sink.inputs[index] as InputSink
    reserve(sink, input, row)
    if (!setterOf(input)(input.data, row * input.width + offset, fields[at] as string)) {
      refuse(sink, input, row, offset, fields[at])
    }
  }
}

function checkCount(sink: RowSink, row: number, fields: readonly string[], wanted: number): void {
  if (fields.length === wanted) return
  throw rowFault(sink, row, `${countOf(fields.length, 'field')}, expected ${wanted}`)
}

function setterOf(input: InputSink): (data: ElementArrays[ElementType], at: number, text: string) => boolean {
  return setCsv[input.layout.type] as ReturnType<typeof setterOf>
}

function refuse(
  sink: RowSink,
  input: InputSink,
  row: number,
  offset: number,
  text: string | undefined,
): never {
  const column = columnName(sink.layout, input.layout, offset)
  throw valueFault(sink, row, column, text, csvWanted[input.layout.type])
}
