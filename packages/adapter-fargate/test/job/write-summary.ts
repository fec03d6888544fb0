import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOutput, type Summary } from '@inferry/transform'
import t from 'tap'
import { writeSummaryTo } from '../../src/job/write-summary.ts'

t.test('a summary beside the answers', async (t) => {
  const folder = t.testdir()
  const output = folderOutput(folder)
  const summary = { status: 'completed', records: 3 } as Summary
  await writeSummaryTo(output, undefined, summary)
  await writeSummaryTo(output, { index: 3, size: 20 }, summary)
  for (const name of ['summary.json', 'summary.03-of-20.json'])
    t.same(JSON.parse(readFileSync(join(folder, '.inferry-transform', name), 'utf8')), summary)
})
