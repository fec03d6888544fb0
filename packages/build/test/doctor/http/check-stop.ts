import t from 'tap'
import { checkStop } from '../../../src/doctor/http/check-stop.ts'
import { listening } from '../fixtures/small-server.ts'

t.test('answers what is under way and ends', async (t) => {
  t.match(await checkStop(await listening(t)), {
    state: 'ok',
    note: /^after \d+\.\d s, the request under way answered$/,
  })
})

t.test('one that does not hear the signal', async (t) => {
  t.same(await checkStop(await listening(t, { deaf: true }, { stop: 1 })), {
    state: 'failed',
    reason:
      'it did not end within 1 s of SIGTERM, when it would be killed with what is under way: it must hear the signal, answer what it has taken, and end',
  })
})

t.test('one that leaves at once', async (t) => {
  t.match(await checkStop(await listening(t, { hasty: true })), {
    state: 'failed',
    reason: /^the request under way at SIGTERM was lost \(.+\): it must be answered before the end$/,
  })
})

t.test('one that ends with another code', async (t) => {
  t.same(await checkStop(await listening(t, { exitCode: 143 })), {
    state: 'failed',
    reason: 'after SIGTERM it ended with 143; 0 says that all is well',
  })
})

t.test('one that takes no request', async (t) => {
  const server = await listening(t)
  await server.process.close()
  t.match(await checkStop(server), { reason: /^before SIGTERM it took no request: connect ECONNREFUSED/ })
})
