import t from 'tap'
import { fieldName } from '../../src/run/setting-name.ts'
import { openForest } from '../fixtures/forest.ts'
import { jobFolder } from '../fixtures/job-folder.ts'

const settingName = (field: string) => `<${field}>`

t.test('unless told otherwise a field is called as it is', async (t) => {
  t.equal(fieldName('csvHeader'), 'csvHeader')
})

t.test('what to set is called as it was told', async (t) => {
  const forest = await openForest()
  t.teardown(() => forest[Symbol.asyncDispose]())
  const { start } = await jobFolder(t, forest, { 'a.csv': 'a,b\n', 'b.parquet': 'PAR1', 'c.what': '' })
  const { errors } = await start({}, { settingName }).summary
  t.match(Object.fromEntries(errors.map(({ object, message }) => [object, message])), {
    'a.csv': /set <csvHeader> to skip or send/,
    'b.parquet': /set <splitType> to Parquet/,
    'c.what': /set <contentType>, such as/,
  })
  const framed = Buffer.from([0x0a, 0x23, 0xd7, 0xce, 4, 0, 0, 0, 0x31, 0x2c, 0x32, 0x0a])
  const several = await jobFolder(t, forest, { 'a.rec': framed })
  const run = several.start({ splitType: 'RecordIO', contentType: 'text/csv' }, { settingName })
  t.match((await run.summary).errors, [{ message: /set <batchStrategy> to SingleRecord/ }])
})
