import { join } from 'node:path'
import t from 'tap'
import { readTrace } from '../../src/cost/read-trace.ts'

const asked = { requestsPerDay: 1000, durationMs: 200 }

t.test('none is asked for', async (t) => {
  t.equal(await readTrace(asked), undefined)
})

t.test('made up, for cold starts evenly at random', async (t) => {
  for (const flags of [{ coldMs: 0 }, { arrivals: 'poisson' as const }]) {
    const trace = await readTrace({ ...asked, ...flags, days: 2 })
    t.equal(trace?.seconds, 2 * 86_400)
    t.ok(Math.abs((trace?.times.length ?? 0) - 2000) < 200)
  }
  const [one, same, other] = await Promise.all(
    [1, 1, 2].map((seed) => readTrace({ ...asked, coldMs: 1, seed })),
  )
  t.equal(one?.times[0], same?.times[0])
  t.not(one?.times[0], other?.times[0])
})

t.test('of a file', async (t) => {
  const file = join(t.testdir({ 't.csv': 'time,ms\n5,10\n7,30\n' }), 't.csv')
  t.same([...((await readTrace({ trace: file }))?.durationsMs ?? [])], [10, 30])
  await t.rejects(readTrace({ trace: join(file, '..', 'none.csv') }), {
    code: 'INVALID_INPUT',
    message: /none\.csv cannot be read: no such file or directory/,
  })
})

t.test('beside a bench result: always made up, and without milliseconds of its own', async (t) => {
  const bench = 'r.json'
  t.ok(((await readTrace({ bench, requestsPerDay: 1000 }))?.times.length ?? 0) > 0)
  const folder = t.testdir({ 't.csv': '5\n7\n', 'ms.csv': '5,1\n7\n' })
  t.equal((await readTrace({ bench, trace: join(folder, 't.csv') }))?.times.length, 2)
  await t.rejects(readTrace({ bench, trace: join(folder, 'ms.csv') }), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'bench' },
  })
})

t.test('too little, and too much', async (t) => {
  for (const [flags, field] of [
    [{ durationMs: 1 }, 'requestsPerDay'],
    [{ requestsPerDay: 1 }, 'durationMs'],
    [{ trace: 't.csv', requestsPerDay: 1 }, 'requestsPerDay'],
    [{ trace: 't.csv', arrivals: 'bursty' }, 'arrivals'],
    [{ ...asked, keepAlive: 5 }, 'keepAliveSeconds'],
    [{ ...asked, seed: 5 }, 'seed'],
  ] as const)
    await t.rejects(readTrace(flags), { code: 'INVALID_CONFIGURATION', location: { field } })
})
