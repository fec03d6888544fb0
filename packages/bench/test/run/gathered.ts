import t from 'tap'
import { resultOf, startGathered } from '../../src/run/gathered.ts'
import { gatheredOf } from '../fixtures/gathered.ts'
import { loadOf } from '../fixtures/results.ts'

t.test('each start is kept, an answer is read once', async (t) => {
  const one = await gatheredOf(t, { cpuShareKept: false })
  await startGathered(one, one.measured)
  await startGathered(one, one.measured)
  t.equal(one.cold.length, 2)
  t.equal(one.answerBytes, 6)
  t.match(resultOf(one), { subject: { megabytes: 512 }, cpuShareKept: false, cold: [{}, {}], closed: [] })
})

t.test('a server has no processor share', async (t) => {
  const one = await gatheredOf(t, {})
  await startGathered(one, one.measured)
  t.notOk('cpuShareKept' in resultOf(one))
  t.notOk('alone' in resultOf(one))
  t.same(resultOf({ ...one, alone: [loadOf(2)] }).alone, [loadOf(2)])
})

t.test('what is deployed runs already, and its answer was seen', async (t) => {
  const running = (await (await gatheredOf(t, {})).measured.start()).running
  const question = { functionName: 'forest', body: '{}' }
  const start = async () => ({ running: { ...running, question }, answerBytes: 99 })
  const one = await gatheredOf(t, {}, { start })
  await startGathered(one, one.measured)
  t.same([one.cold, one.answerBytes], [[], 99])
})

t.test('one that is gone after its first answer is closed', async (t) => {
  let closed = false
  const question = { url: 'http://127.0.0.1:1/', headers: {}, body: '' }
  const close = async () => {
    closed = true
  }
  const one = await gatheredOf(t, { question, close })
  await t.rejects(startGathered(one, one.measured))
  t.ok(closed)
})
