import { existsSync } from 'node:fs'
import t from 'tap'
import { checkMemory } from '../../../src/doctor/http/check-memory.ts'
import { listening } from '../fixtures/small-server.ts'

t.test('what large requests take', { skip: !existsSync('/proc') && 'no /proc' }, async (t) => {
  const server = await listening(t)
  t.match(await checkMemory(server), { state: 'ok', note: /^\d+\.\d MB at most$/ })
  t.match(await checkMemory({ ...server, samples: [] }), { state: 'skipped' })
  await server.process.close()
  t.match(await checkMemory(server), {
    state: 'failed',
    reason: /^4 requests of 6 MiB at once are not answered: /,
  })
})

t.test('requests that fail', async (t) => {
  t.same(await checkMemory(await listening(t, { status: 500 })), {
    state: 'failed',
    reason: 'one of 4 requests of 6 MiB at once is answered with 500',
  })
})
