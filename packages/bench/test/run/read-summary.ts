import t from 'tap'
import { readSummary } from '../../src/run/read-summary.ts'

t.test('the last line that has it', async (t) => {
  const summary = { records: 5, bytesIn: 100, seconds: 0.5, peakMemory: 1000 }
  const line = JSON.stringify({ level: 'info', summary, exitCode: 0, msg: 'job completed' })
  t.same(readSummary(`{"msg":"job started"}\na "summary": of another\n${line}\n`), summary)
  t.equal(readSummary('{"msg":"job started"}\n'), undefined)
})
