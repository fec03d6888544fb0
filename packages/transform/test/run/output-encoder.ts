import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import t from 'tap'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { answersTo, jobFolder } from '../fixtures/job-folder.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

t.test('Parquet in, Parquet out', async (t) => {
  const rows = forestLines(20).map((line) => line.split(',').map(Number))
  const columnData = Array.from({ length: 10 }, (_, column) => ({
    name: `c${column}`,
    data: rows.map((row) => row[column] as number),
    type: 'DOUBLE' as const,
  }))
  const { start, to } = await jobFolder(t, forest, {
    'a.parquet': new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 7 })),
  })
  const job = { splitType: 'Parquet', contentType: 'text/csv', assembleWith: 'Parquet' } as const
  t.match(await start(job).summary, { status: 'completed', records: 20 })
  const file = new Uint8Array(await readFile(join(to, 'a.parquet.out'))).buffer
  const predictions = (await parquetReadObjects({ file })).map((row) => String(row['prediction']))
  t.same(predictions, await answersTo(forest, forestLines(20)))
})
