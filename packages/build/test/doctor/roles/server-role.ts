import t from 'tap'
import { ok } from '../../../src/doctor/finding.ts'
import { checkServer, type ServerRole } from '../../../src/doctor/roles/server-role.ts'
import { linesOf } from '../fixtures/results.ts'
import { smallContext } from '../fixtures/small-context.ts'

const role: ServerRole = {
  command: { args: [], env: (port) => ({ PORT: String(port) }) },
  checks: { own: async () => ok() },
}

t.test('from its start to its end', async (t) => {
  const context = await smallContext(t, 'local')
  const { lines } = await linesOf(checkServer({ ...context, user: { reason: 'not root' } }, role))
  t.match(lines, [/^ready: ok/, /^user: skipped: not root$/, /^own: ok$/, /^stop: ok/])
})

t.test('not further than it comes', async (t) => {
  const { lines } = await linesOf(checkServer(await smallContext(t, 'local', { throws: 'broken' }), role))
  t.match(lines, [
    /^ready: FAILED: it ended with 1: Error: broken/,
    /^user: skipped: it was never ready$/,
    /^own: skipped/,
    /^stop: skipped/,
  ])
})
