import type { Engine } from '@inferry/core'
import t from 'tap'
import type { Door, DoorAnswer, RequestCase } from '../../src/index.ts'
import { runSuite } from './run-suite.ts'

const engine: Engine = {
  name: 'none',
  load: () => Promise.reject(new Error('nothing is run')),
} as unknown as Engine

const request: RequestCase = {
  name: 'asked',
  model: 'm',
  method: 'POST',
  path: '/invocations',
  headers: {},
  body: new Uint8Array(0),
  status: 200,
  contentType: 'text/csv',
  contains: ['1'],
}
const good: DoorAnswer = { status: 200, contentType: 'text/csv', body: Buffer.from('1\n'), headers: {} }

async function run(local: DoorAnswer, other: DoorAnswer, cases: readonly RequestCase[] = [request]) {
  let closed = 0
  const door = (name: string, answer: DoorAnswer): Door => ({
    name,
    ask: async () => answer,
    close: async () => {
      closed++
    },
  })
  const suite = { name: 'suite', paths: [], cases }
  const result = await runSuite(suite, engine, [async () => [door('first', local), door('second', other)]])
  return { ...result, closed }
}

t.test('equal answers', async (t) => {
  t.match(await run(good, { ...good }), { identical: 1, faults: [], closed: 2, doors: ['first', 'second'] })
})

t.test('each difference is told, with the door', async (t) => {
  for (const change of [
    { status: 201 },
    { contentType: 'text/csv; header=present' },
    { contentType: undefined },
    { body: Buffer.from('1') },
    { headers: { allow: 'GET' } },
  ]) {
    const { identical, faults } = await run(good, { ...good, ...change })
    t.equal(identical, 0)
    t.match(faults, [/asked: second answered/])
  }
})

t.test('an answer that all doors give is still not the expected one', async (t) => {
  for (const change of [{ status: 400 }, { contentType: 'application/json' }, { body: Buffer.from('2') }]) {
    const { faults } = await run({ ...good, ...change }, { ...good, ...change })
    t.match(faults, [/first answered .* expected 200 text\/csv/s])
  }
})

t.test('a case that stands twice', async (t) => {
  t.match((await run(good, good, [request, request])).faults, [/asked stands twice/])
})
