import t from 'tap'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { answersTo, jobFolder, text } from '../fixtures/job-folder.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

t.test('an object as one request, of any size', async (t) => {
  const lines = text(forestLines(30))
  const { start, read } = await jobFolder(t, forest, { 'a.csv': lines })
  t.match(await start({ splitType: 'None', maxPayloadInMB: 0 }).summary, { status: 'completed', records: 1 })
  t.equal(await read('a.csv.out'), text(await answersTo(forest, forestLines(30))))
})
