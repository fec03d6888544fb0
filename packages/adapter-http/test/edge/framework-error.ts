import { fakeRepository } from '@inferry/testing'
import Fastify from 'fastify'
import t from 'tap'
import { createMetrics, serverOptions } from '../../src/index.ts'
import { doors } from '../fixtures/doors.ts'

const url = '/v2/models/%zz'

t.test('it has an id, is counted and logged', async (t) => {
  const lines: string[] = []
  const stream = { write: (line: string) => void lines.push(line) }
  const metrics = createMetrics()
  const server = await doors(t, fakeRepository({}), { metrics }, { logger: { level: 'info', stream } })
  const response = await server.inject({ url, headers: { 'x-request-id': 'mine' } })
  t.equal(response.statusCode, 400)
  t.equal(response.headers['x-request-id'], 'mine')
  t.equal(response.headers['content-type'], 'application/json')
  t.match(response.json(), { code: 'MALFORMED_REQUEST' })
  t.match(
    await metrics.registry.metrics(),
    /inferry_http_requests_total\{route="unknown",method="GET",status="400"/,
  )
  t.equal(lines.length, 1)
  t.match(JSON.parse(lines[0] as string), { reqId: 'mine', status: 400, url })
})

t.test('a server without the doors', async (t) => {
  const server = Fastify({ ...serverOptions })
  t.teardown(() => server.close())
  const response = await server.inject(url)
  t.equal(response.statusCode, 400)
  t.match(response.json(), { code: 'MALFORMED_REQUEST' })
})
