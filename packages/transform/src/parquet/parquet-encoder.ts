import { InferryError } from '@inferry/core'
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { type Row, rowsOf } from './answer-rows.ts'
import { type Column, columnsOf, valuesOf } from './infer-columns.ts'

/** A row group ends with so many rows, or sooner with so many bytes of answers. Its values are in memory. */
const groupRows = 65_536
const groupBytes = 16 * 2 ** 20

/** Makes one Parquet file of answers that are lines. */
export interface ParquetEncoder {
  /** Bytes of the file, as far as they are whole; often none. */
  add(answers: Uint8Array): readonly Uint8Array[]
  /** The last of them. */
  finish(): readonly Uint8Array[]
}

/**
 * Columns and their types are those of the first row group: an object's members by name, a list's elements as
 * `prediction_0` and so on, anything else as `prediction`. Numbers are DOUBLE, texts STRING, anything nested JSON; all
 * may be null. A later answer that fits no column, or not its type, is `INVALID_INPUT`.
 */
export function parquetEncoder(contentType: string): ParquetEncoder {
  const bytes = new ByteWriter()
  let waiting: Row[] = []
  let waitingBytes = 0
  let written = 0
  let columns: readonly Column[] | undefined
  let writer: ParquetWriter | undefined

  function writeGroup(): readonly Uint8Array[] {
    columns ??= columnsOf(waiting)
    const columnData = columns.map((column) => ({
      name: column.name,
      type: column.type,
      nullable: true,
      data: valuesOf(column, waiting, written),
    }))
    writer ??= new ParquetWriter({ writer: bytes, schema: schemaFromColumnData({ columnData }) })
    const known = new Set(columns.map(({ name }) => name))
    for (const row of waiting) checkNames(row, known, written)
    writer.write({ columnData, rowGroupSize: groupRows })
    written += waiting.length
    waiting = []
    waitingBytes = 0
    return take()
  }

  function take(): readonly Uint8Array[] {
    const all = bytes.getBytes().slice()
    bytes.index = 0
    return all.length === 0 ? [] : [all]
  }

  return {
    add(answers) {
      const whole: Uint8Array[] = []
      for (const row of rowsOf(answers, contentType)) {
        waiting.push(row)
        if (waiting.length === groupRows) whole.push(...writeGroup())
      }
      waitingBytes += answers.length
      if (waitingBytes >= groupBytes && waiting.length > 0) whole.push(...writeGroup())
      return whole
    },
    finish() {
      const rest = waiting.length > 0 || writer === undefined ? writeGroup() : []
      writer?.finish()
      return [...rest, ...take()]
    },
  }
}

function checkNames(row: Row, known: ReadonlySet<string>, record: number): void {
  for (const name of row.keys()) {
    if (known.has(name)) continue
    throw new InferryError(
      'INVALID_INPUT',
      `an answer from record ${record} on has ${JSON.stringify(name)}, which no answer of the first row group had; write lines in place of Parquet`,
    )
  }
}
