import { join } from 'node:path'
import t from 'tap'
import { readResult } from '../../src/result/read-result.ts'
import { resultOf } from '../fixtures/results.ts'

t.test('what was written, and nothing else', async (t) => {
  const good = resultOf({})
  const folder = t.testdir({
    good: JSON.stringify(good),
    earlier: '{"benchVersion":1,"subjects":[]}',
    later: '{"benchVersion":3,"subjects":[]}',
    other: '{"subjects":[]}',
    partial: '{"benchVersion":2}',
    bare: '{"benchVersion":2,"subjects":[]}',
    wrong: JSON.stringify({ ...good, subjects: [{}] }),
    null: 'null',
    text: 'bench',
  })
  t.same(await readResult(join(folder, 'good')), good)
  for (const [name, message] of [
    ['none', /none: cannot be read: no such file/],
    ['text', /text: is not JSON/],
    ['earlier', /earlier: has benchVersion 1, this version of inferry bench reads 2: measure again$/],
    ['later', /later: has benchVersion 3, .* reads 2/],
    ['other', /other: is not what inferry bench --out writes/],
    ['partial', /partial: is not what inferry bench --out writes/],
    ['bare', /bare: date is no text; measure again$/],
    ['wrong', /wrong: subjects\[0\]\.subject is no object; measure again$/],
    ['null', /null: is not what inferry bench --out writes: it has no benchVersion 2 with subjects$/],
  ] as const)
    await t.rejects(readResult(join(folder, name)), { code: 'INVALID_INPUT', message })
})
