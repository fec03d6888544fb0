import t from 'tap'
import { showComparison } from '../../src/compare/show-comparison.ts'

const comparison = { figures: [], confidence: 0.95, notes: [], hindrances: [], worse: false }

t.test('a line a figure, doubts before them', async (t) => {
  const same = { subject: 'local, trees', figure: 'cold start', ratio: 1, low: 0.9, high: 1.1 }
  const figures = [
    { ...same, worse: false, better: false },
    { ...same, figure: 'p50', ratio: 2, low: 1.5, high: 2.5, worse: true, better: false },
    { ...same, figure: 'p99', ratio: 0.5, low: 0.4, high: 0.6, worse: false, better: true },
    { subject: 'local, trees', figure: 'jobs', ratio: 2, worse: false, better: false },
  ]
  const lines = showComparison({ ...comparison, figures, notes: ['a doubt'], worse: true }).split('\n')
  t.equal(lines[0], 'note: a doubt')
  t.equal(lines[1], 'ratio of the second to the first; 3 figures judged, all together with 95 % confidence')
  t.match(lines[3], /^local, trees: cold start {3}1\.00 {2}0\.90 {2}1\.10$/)
  t.match(lines[4], /p50 {10}2\.00 {2}1\.50 {2}2\.50 {3}WORSE$/)
  t.match(lines[5], /better$/)
  t.match(lines[6], /jobs +2\.00 +– +–$/, 'too few for an interval')
})

t.test('the confidence that there is, not rounded up', async (t) => {
  const one = { subject: 'local, trees', figure: 'p50', ratio: 1, worse: false, better: false }
  const titleOf = (confidence: number, figure = { ...one, low: 1, high: 1 }) =>
    showComparison({ ...comparison, confidence, figures: [figure] }).split('\n')[0]
  t.match(titleOf(1 - 0.05), /; 1 figure judged, all together with 95 % confidence$/)
  t.match(titleOf(0.7799), /with 77 % confidence$/)
  t.match(showComparison({ ...comparison, figures: [one] }), /; 0 figures judged\n/)
})

t.test('a name of a file does not steer the terminal', async (t) => {
  const one = { subject: 'function \u001b[2J', figure: 'p50', ratio: 1, worse: false, better: false }
  const hindrances = ['\u001b[2J']
  const notes = ['\u001b[2J: only in the second']
  const shown = showComparison({ ...comparison, figures: [one], notes, hindrances })
  t.notMatch(shown.replaceAll('\n', ''), /\p{Cc}/u)
  t.match(shown, /^could not compare: \ufffd\[2J\nnote: \ufffd\[2J: only/)
})

t.test('what could not be compared is first', async (t) => {
  const text = showComparison({ ...comparison, notes: ['a doubt'], hindrances: ['two models'] })
  t.equal(text, 'could not compare: two models\nnote: a doubt\n')
})
