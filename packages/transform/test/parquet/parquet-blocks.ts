import { parquetWriteBuffer } from 'hyparquet-writer'
import t from 'tap'
import { parquetBlocks } from '../../src/parquet/parquet-blocks.ts'
import type { RecordBlock } from '../../src/records/record-block.ts'

const count = 10_000
const age = Float64Array.from({ length: count }, (_, n) => n / 8)
const id = BigInt64Array.from({ length: count }, (_, n) => 2n ** 60n + BigInt(n))
const name = Array.from({ length: count }, (_, n) => `n${n}`)
const bytes = parquetWriteBuffer({
  columnData: [
    { name: 'age', data: age, type: 'DOUBLE' },
    { name: 'id', data: id, type: 'INT64' },
    { name: 'name', data: name, type: 'STRING' },
  ],
  rowGroupSize: 3000,
})

async function rows(contentType: string, record: number): Promise<string[]> {
  const lines: string[] = []
  let next = { record, offset: record }
  for await (const block of parquetBlocks(bytes, contentType, next)) {
    t.same(block.first, next)
    next = block.next
    lines.push(...linesOf(block))
  }
  t.equal(next.record, count)
  return lines
}

function linesOf({ bytes, starts, ends }: RecordBlock): string[] {
  return Array.from(starts, (start, n) => Buffer.from(bytes.subarray(start, ends[n])).toString())
}

t.test('each row is a record', async (t) => {
  const json = await rows('application/jsonlines', 0)
  t.same(
    json,
    name.map((text, n) => `{"age":${age[n]},"id":${id[n]},"name":"${text}"}\n`),
  )
  const csv = await rows('text/csv', 0)
  t.equal(csv[4321], `${4321 / 8},${2n ** 60n + 4321n},n4321\n`)
})

t.test('from any record on', async (t) => {
  for (const record of [0, 1, 2999, 3000, 7777, count]) {
    const lines = await rows('text/csv', record)
    t.equal(lines.length, count - record)
    if (record < count) t.equal(lines[0], `${record / 8},${2n ** 60n + BigInt(record)},n${record}\n`)
  }
})

t.test('a small file of many rows is refused before they are read', async (t) => {
  // Written with 33,554,433 nulls in one row group.
  const some = Buffer.from(
    'UEFSMRUGFRIVFlwVgoCAIBWCgIAgFYKAgCAVBhUKFQAAAIKAgCAABAwAAAAAFQQZLEgEcm9vdBUCABUAJQIYAm9uABaCgIAgGRwZHCYI' +
      'HBUAGRUGGRgCb24VAhaCgIAgFk4WUiYIPDaCgIAgABkcFQYVBhUCAAAAFk4WgoCAIDZSACgJaHlwYXJxdWV0GRwcAAAAZgAAAFBBUjE=',
    'base64',
  )
  const file = new Uint8Array(some).buffer
  await t.rejects(parquetBlocks(file, 'text/csv', { record: 0, offset: 0 }).next(), {
    code: 'PAYLOAD_TOO_LARGE',
    message: /33554433 values/,
  })
})

t.test('what is no Parquet file says so', async (t) => {
  for (const broken of [Buffer.from('a,b\n1,2\n'), new Uint8Array(bytes.slice(0, 900)), new Uint8Array(0)]) {
    const file = {
      byteLength: broken.length,
      slice: (a: number, b?: number) => new Uint8Array(broken).buffer.slice(a, b),
    }
    await t.rejects(parquetBlocks(file, 'text/csv', { record: 0, offset: 0 }).next(), {
      code: 'MALFORMED_BODY',
      message: /no readable Parquet file/,
    })
  }
})

t.test('so does an empty one', async (t) => {
  await t.rejects(parquetBlocks(new ArrayBuffer(0), 'text/csv', { record: 0, offset: 0 }).next(), {
    message: 'it is no readable Parquet file: it has 0 bytes',
  })
})
