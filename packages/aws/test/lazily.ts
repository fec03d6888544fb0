import t from 'tap'
import { lazily } from '../src/lazily.ts'

t.test('made when needed, once, and again after a failure', async (t) => {
  let calls = 0
  const open = lazily(async () => {
    calls += 1
    if (calls === 1) throw new Error('not yet')
    return { calls }
  })
  t.equal(calls, 0)
  await t.rejects(open(), { message: 'not yet' })
  const [a, b] = await Promise.all([open(), open()])
  t.same(a, { calls: 2 })
  t.equal(a, b)
})
