import { InferryError } from '@inferry/core'
import { type FakeModel, fakeRepository } from '@inferry/testing'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { doors } from '../fixtures/doors.ts'

async function logged(t: Test, model: FakeModel, level = 'trace') {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const server = await doors(t, fakeRepository(model), {}, { logger: { level, stream } })
  return { server, lines }
}

const post = {
  method: 'POST',
  url: '/invocations?token=secret',
  headers: { 'content-type': 'text/csv', authorization: 'Bearer secret', 'x-request-id': 'id-1' },
  payload: 'secret,2\n',
} as const

t.test('a request is one line without secrets', async (t) => {
  const { server, lines } = await logged(t, {})
  await server.inject(post)
  t.equal(lines.length, 1)
  t.match(lines[0], {
    level: 30,
    reqId: 'id-1',
    method: 'POST',
    url: '/invocations',
    status: 200,
    ms: Number,
    model: 'sum',
    bytesIn: 9,
    bytesOut: 9,
  })
  t.notMatch(JSON.stringify(lines), /secret/)
})

t.test('a logger of its own, beside a server without one', async (t) => {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const server = await doors(t, fakeRepository({}), { logger: pino({ level: 'info' }, stream) })
  await server.inject(post)
  t.match(lines, [{ reqId: 'id-1', status: 200 }])
})

t.test('what the answer adds', async (t) => {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const answer = { status: 200, log: { inferenceId: 'id-2' } }
  const routes = () => [{ pattern: '/invocations', methods: { POST: () => answer } }]
  const server = await doors(t, fakeRepository({}), { routes }, { logger: { level: 'info', stream } })
  await server.inject(post)
  t.match(lines, [{ reqId: 'id-1', inferenceId: 'id-2' }])
})

t.test('levels', async (t) => {
  const failing = (code: 'INVALID_INPUT' | 'OVERLOADED' | 'INFERENCE_FAILED') => ({
    answer() {
      throw new InferryError(code, 'why', { cause: new Error('deeper') })
    },
  })
  const cases = [
    [failing('INVALID_INPUT'), { level: 30, status: 400, reason: 'why' }],
    [failing('OVERLOADED'), { level: 40, status: 503, reason: 'why' }],
    [failing('INFERENCE_FAILED'), { level: 50, status: 500, err: { message: /why/, stack: /deeper/ } }],
  ] as const
  for (const [model, line] of cases) {
    const { server, lines } = await logged(t, model)
    await server.inject(post)
    t.match(lines, [line])
  }
})

t.test('health checks are quiet, and nothing is made for a level that is off', async (t) => {
  const { server, lines } = await logged(t, { health: { state: 'warming' } })
  await server.inject('/ping')
  t.match(lines, [{ level: 20, status: 503, url: '/ping' }])
  const quiet = await logged(t, {}, 'warn')
  await quiet.server.inject('/ping')
  await quiet.server.inject(post)
  t.same(quiet.lines, [])
})
