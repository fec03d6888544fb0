import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { benchResult, server, subjectResult } from '../fixtures/bench-result.ts'
import { inferry } from '../fixtures/memory-io.ts'

function resultOf(coldMs: number, name = 'm', starts = 5): string {
  const one = subjectResult(server('local'), { rounds: 0 })
  const result = benchResult({ ...one, cold: Array(starts).fill({ total: coldMs }) })
  return JSON.stringify({ ...result, model: { ...result.model, name } })
}

t.test('the exit code tells whether it is worse', async (t) => {
  const folder = t.testdir()
  const [before, after] = [join(folder, 'before'), join(folder, 'after')]
  writeFileSync(before, resultOf(100))
  writeFileSync(after, resultOf(120))
  const worse = await inferry(['bench', 'compare', before, after])
  t.equal(worse.code, 1)
  t.match(worse.text, /local, trees: cold start +1\.20 +1\.20 +1\.20 +WORSE\n/)
  t.equal((await inferry(['bench', 'compare', before, after, '--allow', '25'])).code, 0)
  t.equal((await inferry(['bench', 'compare', after, before])).code, 0)
  const missing = await inferry(['bench', 'compare', before, join(folder, 'none')])
  t.equal(missing.code, 2)
  t.match(missing.notes, /none: cannot be read/)
  t.equal((await inferry(['bench', 'compare', before])).code, 2)
  writeFileSync(after, '{"benchVersion":2,"subjects":[]}')
  const bare = await inferry(['bench', 'compare', before, after])
  t.equal(bare.code, 2)
  t.match(bare.notes, /after: date is no text; measure again/)
  writeFileSync(after, resultOf(120, 'other'))
  const other = await inferry(['bench', 'compare', before, after])
  t.equal(other.code, 2, 'that it is worse as well says nothing then')
  t.match(other.text, /^could not compare: they are of two models: m, then other\n/)
  writeFileSync(after, resultOf(120, 'm', 4))
  const few = await inferry(['bench', 'compare', before, after])
  t.equal(few.code, 2)
  t.match(few.text, /^could not compare: no figure can be judged\nnote: .*--rounds 5/)
})
