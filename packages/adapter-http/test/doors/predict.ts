import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'
import { type FakeModel, fakeRepository } from '../fixtures/repository.ts'

t.test('a request without content type', async (t) => {
  const server = await doors(t, fakeRepository({}))
  const empty = await server.inject({ method: 'POST', url: '/invocations' })
  t.match(empty, { statusCode: 400 })
  t.equal(empty.json().code, 'EMPTY_BODY')
  const bare = await server.inject({ method: 'POST', url: '/invocations', payload: Buffer.from('1,2') })
  t.equal(bare.statusCode, 415)
  t.match(bare.json(), { code: 'UNSUPPORTED_MEDIA_TYPE', location: { field: 'content-type' } })
})

t.test('a client that goes away aborts its request', async (t) => {
  const model: FakeModel = {}
  const arrived = new Promise<AbortSignal>((resolve) => {
    model.answer = (input, { signal }) => {
      resolve(signal as AbortSignal)
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        void input
      })
    }
  })
  const server = await doors(t, fakeRepository(model))
  await server.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(
    'POST /invocations HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\ncontent-length: 1\r\n\r\n1',
  )
  const signal = await arrived
  t.equal(signal.aborted, false)
  socket.destroy()
  if (!signal.aborted) await once(signal, 'abort')
  t.equal(signal.aborted, true)
})
