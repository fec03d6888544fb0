import t from 'tap'
import { allSkipped, failed, ok, showResult, skipped } from '../../src/doctor/finding.ts'

t.test('a finding is a line', async (t) => {
  t.equal(showResult({ name: 'files', finding: ok() }), 'files: ok')
  t.equal(showResult({ name: 'files', finding: ok('3 files') }), 'files: ok (3 files)')
  t.equal(showResult({ name: 'stop', finding: skipped('not root') }), 'stop: skipped: not root')
  t.equal(showResult({ name: 'stop', finding: failed('a\n\u001b[31mb') }), 'stop: FAILED: a [31mb')
})

t.test('checks that cannot be made have one reason', async (t) => {
  t.same(allSkipped(['a', 'b'], 'why').map(showResult), ['a: skipped: why', 'b: skipped: why'])
})
