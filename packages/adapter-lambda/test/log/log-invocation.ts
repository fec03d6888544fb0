import { InferryError } from '@inferry/core'
import t from 'tap'
import { type Invocation, logInvocation } from '../../src/log/log-invocation.ts'
import { type Level, silent } from '../../src/log/logger.ts'
import { createObservation, type Observation } from '../../src/log/observe.ts'

function logged(more: Partial<Invocation>, observation?: Observation): [Level, Record<string, unknown>] {
  const lines: [Level, Record<string, unknown>][] = []
  const logger = Object.fromEntries(
    (Object.keys(silent) as Level[]).map((level) => [
      level,
      (line: object) => lines.push([level, line as Record<string, unknown>]),
    ]),
  ) as unknown as typeof silent
  logInvocation(logger, { event: 'json', requestId: 'r', ms: 1, ...more }, observation)
  return lines[0] as [Level, Record<string, unknown>]
}

const http = (status: number) => ({ id: 'i', method: 'GET', path: '/ping', status, bytesIn: 1, bytesOut: 2 })

t.test('levels', async (t) => {
  const cases = [
    [{}, 'info'],
    [{ http: http(200) }, 'info'],
    [{ http: http(400), error: new Error('no') }, 'info'],
    [{ http: http(500), error: new Error('no') }, 'error'],
    [{ http: http(503), error: new Error('no') }, 'warn'],
    [{ http: http(503), quiet: true }, 'debug'],
    [{ error: new InferryError('INVALID_INPUT', 'no') }, 'info'],
    [{ error: new InferryError('DEADLINE_EXCEEDED', 'no') }, 'warn'],
    [{ error: new Error('no') }, 'error'],
  ] as const
  for (const [more, level] of cases) t.equal(logged(more)[0], level, JSON.stringify(more))
})

t.test('a line', async (t) => {
  const [, line] = logged({ http: http(200), model: 'forest' })
  t.match(line, { requestId: 'r', event: 'json', method: 'GET', status: 200, Model: 'forest', Latency: 1 })
  t.match(logged({ http: http(400), error: new Error('why') })[1], { reason: 'why' })
  t.match(logged({ http: http(500), error: new Error('why') })[1], { err: { message: 'why' } })
})

t.test('the phases of a cold start stand in the line of its first invocation', async (t) => {
  const observation = createObservation(performance.now())
  for (const state of ['starting', 'warming', 'ready'] as const) observation.observer.health?.({ state })
  t.match(logged({}, observation)[1], { ColdStart: 1, start: { runtimeMs: Number, loadMs: Number } })
  t.equal(logged({}, observation)[1]['start'], undefined)
})
