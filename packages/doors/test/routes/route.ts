import { InferryError } from '@inferry/core'
import t from 'tap'
import type { DoorRequest } from '../../src/requests/door-request.ts'
import { respond } from '../../src/routes/route.ts'

const request: DoorRequest = { method: 'GET', headers: {}, query: '', params: {}, body: new Uint8Array() }
const broken = new InferryError('MODEL_NOT_FOUND', 'no')

t.test('an answer stays what it is, a failure becomes one', async (t) => {
  t.same(
    respond(() => ({ status: 200 }), request),
    { status: 200 },
  )
  t.same(await respond(async () => ({ status: 201 }), request), { status: 201 })
  const thrown = () => {
    throw broken
  }
  t.match(respond(thrown, request), { status: 404, error: broken })
  t.match(await respond(() => Promise.reject(broken), request), { status: 404, error: broken })
})
