import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { type ReadPayload, readPayload } from '../../src/runtime-api/read-payload.ts'
import { serving } from '../fixtures/serving.ts'

t.test('whole up to the limit, counted beyond', async (t) => {
  const read: ReadPayload[] = []
  const url = await serving(t, async (request, response) => {
    read.push(await readPayload(request, 10))
    response.end()
  })
  for (const size of [0, 10, 11, 1_000_000]) await fetch(url, { method: 'POST', body: 'x'.repeat(size) })
  t.same(read, [
    { kind: 'whole', bytes: Buffer.alloc(0) },
    { kind: 'whole', bytes: Buffer.from('xxxxxxxxxx') },
    { kind: 'too-large', size: 11 },
    { kind: 'too-large', size: 1_000_000 },
  ])
})

t.test('a body that breaks off', async (t) => {
  const read = new Promise<ReadPayload>((resolve) => {
    void serving(t, async (request) => resolve(await readPayload(request, 10))).then(async (url) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      await once(socket, 'connect')
      socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nab', () => socket.destroy())
    })
  })
  t.same(await read, { kind: 'truncated' })
})
