import { countOf, InferryError } from '@inferry/core'
import { type AsyncBuffer, parquetMetadataAsync, parquetScan } from 'hyparquet'
import type { Position, RecordBlock } from '../records/record-block.ts'
import { checkGroups } from './check-groups.ts'
import { exactParsers } from './exact-parsers.ts'
import { pageCompressors } from './page-compressors.ts'
import { parquetColumns } from './parquet-columns.ts'
import { type RowWriter, rowWriter } from './row-writer.ts'

/** The magic number at either end, and the length of what is before the last one. */
const leastBytes = 12

/** Rows of a block. */
const blockRows = 4096

/**
 * The rows of a Parquet file as lines: objects of JSON by the columns' names, or for `text/csv` the columns' values in
 * their order. A row group's columns are in memory at a time: `PAYLOAD_TOO_LARGE` for a file with one that is too large.
 * Offsets count rows.
 */
export async function* parquetBlocks(
  file: AsyncBuffer,
  contentType: string,
  from: Position,
): AsyncGenerator<RecordBlock> {
  const scanned = await readable(async () => {
    // The reader says less of a file that its end does not fit in.
    if (file.byteLength < leastBytes) throw new Error(`it has ${countOf(file.byteLength, 'byte')}`)
    const found = await parquetMetadataAsync(file)
    checkGroups(found)
    const { columns, metadata } = parquetColumns(found)
    const scan = await parquetScan({
      ...{ file, metadata, compressors: pageCompressors, rowStart: from.record },
      columns: columns.map(({ name }) => name),
      parsers: exactParsers,
      // Bytes that nothing calls text may be anything.
      utf8: false,
    })
    return { columns, scan }
  })
  const { columns, scan } = scanned
  const write = rowWriter(contentType, columns)
  for (const { rowStart, rowEnd } of scan.ranges) {
    const values = await readable(() =>
      Promise.all(columns.map(({ name }) => scan.readColumn({ column: name, rowStart, rowEnd }))),
    )
    for (let row = rowStart; row < rowEnd; row += blockRows)
      yield blockOf(write, values, rowStart, row, Math.min(rowEnd, row + blockRows))
  }
}

function blockOf(
  write: RowWriter,
  values: readonly ArrayLike<unknown>[],
  offset: number,
  from: number,
  until: number,
): RecordBlock {
  const lines: Buffer[] = []
  const starts = new Uint32Array(until - from)
  const ends = new Uint32Array(until - from)
  let at = 0
  for (let row = from; row < until; row++) {
    const line = Buffer.from(`${write((column) => values[column]?.[row - offset], row)}\n`)
    lines.push(line)
    starts[row - from] = at
    at += line.length
    ends[row - from] = at
  }
  return {
    bytes: Buffer.concat(lines, at),
    starts,
    ends,
    first: { record: from, offset: from },
    next: { record: until, offset: until },
  }
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof InferryError) throw cause
    throw new InferryError('MALFORMED_BODY', `it is no readable Parquet file: ${(cause as Error).message}`, {
      cause,
    })
  }
}
