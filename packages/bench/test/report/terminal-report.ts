import t from 'tap'
import { showTable, terminalReport } from '../../src/report/terminal-report.ts'
import { prices, resultOf } from '../fixtures/results.ts'

t.test('columns are aligned', async (t) => {
  const table = {
    title: 'title',
    columns: ['', 'a', 'long'],
    rows: [
      ['x', '100', '1'],
      ['longer', '1', '22'],
    ],
  }
  t.equal(showTable(table), 'title\n          a  long\nx       100     1\nlonger    1    22')
})

t.test('a name of a file does not steer the terminal', async (t) => {
  const result = resultOf({ subject: { target: 'function', name: 'forest\u001b[2J\n' } })
  const model = { ...result.model, name: 'forest\u001b]0;title\u0007' }
  t.notMatch(terminalReport({ ...result, model }, prices).replaceAll('\n', ''), /\p{Cc}/u)
  t.match(terminalReport(result, prices), /\nfunction forest\ufffd\[2J\ufffd +88\.0 /)
})

t.test('a result', async (t) => {
  const text = terminalReport(
    resultOf({}, { subject: { target: 'lambda', engine: 'trees', megabytes: 512 } }),
    prices,
  )
  t.match(text, /^forest 1, asked 123 bytes of JSON, 2026-01-02 03:04 UTC\n/)
  t.match(text, /\ncold start in ms: the one in the middle of 3\n {23}total {2}process/)
  t.match(text, /\nlambda, trees, 512 MB +88\.0 +11\.0 /)
})
