import t from 'tap'
import { checkLocal } from '../../../src/doctor/roles/local-role.ts'
import { linesOf } from '../fixtures/results.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('what the server promises', async (t) => {
  const { lines, failures } = await linesOf(checkLocal(await smallContext(t, 'local')))
  t.same(failures, [])
  t.same(
    lines.map((line) => line.split(':')[0]),
    ['ready', 'user', 'samples', 'samples by /v2', 'body limit', 'stop'],
  )
})
