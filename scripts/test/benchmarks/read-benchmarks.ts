import t from 'tap'
import { readBenchmarks } from '../../benchmarks/read-benchmarks.ts'

const headline = "export const headline = ({ ms }: { ms: number }) => [{ name: 'cold', value: ms }]"
const record = JSON.stringify({ date: '2026-11-28', ms: 5 })
const whole = {
  'README.md': '# How fast?\n\nSo it is measured.\n',
  'headline.ts': headline,
  'result.recorded.json': record,
}

t.test('question, record, headline, and a table where there is one', async (t) => {
  const root = t.testdir({
    benchmarks: {
      b: { ...whole, 'table.ts': "export const table = ({ ms }: { ms: number }) => '| ' + ms + ' |'" },
      a: whole,
      recording: { 'package.json': '{}' },
    },
  })
  const [a, b, ...rest] = await readBenchmarks(root)
  t.same(rest, [])
  t.match(a, { name: 'a', question: 'How fast?', record: { date: '2026-11-28' }, table: undefined })
  t.same(a?.headline({ ms: 7 }), [{ name: 'cold', value: 7 }])
  t.equal(b?.table?.(b.record), '| 5 |')
})

t.test('a benchmark is whole', async (t) => {
  const { 'result.recorded.json': _, ...unrecorded } = whole
  await t.rejects(readBenchmarks(t.testdir({ benchmarks: { a: unrecorded } })), {
    message: /result\.recorded\.json is missing: run the benchmark with --record/,
  })
  const untitled = { ...whole, 'README.md': 'So it is measured.\n' }
  await t.rejects(readBenchmarks(t.testdir({ benchmarks: { a: untitled } })), {
    message: /README\.md does not begin with a title/,
  })
})
