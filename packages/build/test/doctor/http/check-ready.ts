import t from 'tap'
import { checkReady } from '../../../src/doctor/http/check-ready.ts'
import { smallServer } from '../fixtures/small-server.ts'

t.test('a server that is ready', async (t) => {
  t.match(await checkReady(await smallServer(t)), { state: 'ok', note: /^after \d+\.\d s$/ })
})

t.test('one that cannot start', async (t) => {
  t.same(await checkReady(await smallServer(t, { throws: 'it is broken' })), {
    state: 'failed',
    reason: 'it ended with 1: Error: it is broken, before /ping answered 200',
  })
})

t.test('one that never gets ready', async (t) => {
  t.same(await checkReady(await smallServer(t, { ping: 503 }, { ready: 1 })), {
    state: 'failed',
    reason: 'it was not ready within 1 s: /ping answered 503 with it loads',
  })
})

t.test('one that lets /ping wait', async (t) => {
  t.same(await checkReady(await smallServer(t, { hangs: true }, { ping: 0.2 })), {
    state: 'failed',
    reason: '/ping gave no answer within 0.2 s: a platform would replace it',
  })
})

t.test('one that listens elsewhere', async (t) => {
  const server = await smallServer(t, {}, { ready: 0.5 })
  t.same(await checkReady({ ...server, url: 'http://127.0.0.1:1' }), {
    state: 'failed',
    reason: 'it was not ready within 0.5 s: nothing listened on its port',
  })
})
