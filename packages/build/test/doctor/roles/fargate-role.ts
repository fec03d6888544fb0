import t from 'tap'
import { checkFargate } from '../../../src/doctor/roles/fargate-role.ts'
import { linesOf } from '../fixtures/results.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('what a task promises', async (t) => {
  const { lines, failures } = await linesOf(checkFargate(await smallContext(t, 'fargate')))
  t.same(failures, [])
  t.match(lines, [/^job: ok/, /^stop: ok/, /^settings: ok/])
})

t.test('one whose job fails is not stopped at work', async (t) => {
  const { lines } = await linesOf(checkFargate(await smallContext(t, 'fargate', { wrong: true })))
  t.match(lines, [/^job: FAILED/, /^stop: skipped: its job failed$/, /^settings: ok/])
})
