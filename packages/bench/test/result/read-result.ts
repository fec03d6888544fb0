import { join } from 'node:path'
import t from 'tap'
import { readResult } from '../../src/result/read-result.ts'

t.test('what was written, and nothing else', async (t) => {
  const folder = t.testdir({
    good: '{"benchVersion":1,"subjects":[]}',
    later: '{"benchVersion":2,"subjects":[]}',
    null: 'null',
    text: 'bench',
  })
  t.same(await readResult(join(folder, 'good')), { benchVersion: 1, subjects: [] })
  for (const [name, message] of [
    ['none', /none: cannot be read: no such file/],
    ['text', /text: is not JSON/],
    ['later', /later: is not what this version of inferry bench writes/],
    ['null', /null: is not what this version/],
  ] as const)
    await t.rejects(readResult(join(folder, name)), { code: 'INVALID_INPUT', message })
})
