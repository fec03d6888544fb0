import t from 'tap'
import { measureLoad } from '../../src/run/measure-load.ts'
import type { Running, Usage } from '../../src/target/target.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('what a server used during the load, and held at most', async (t) => {
  const server = await delayedServer()
  const usages: Usage[] = [{ cpuSeconds: 1, peakBytes: 100 }, { cpuSeconds: 1.5, peakBytes: 300 }, {}, {}]
  const running: Running = {
    question: server.question,
    log: () => '',
    end: () => undefined,
    usage: async () => usages.shift() as Usage,
    close: async () => {},
  }
  const open = { kind: 'open', rate: 100, connections: 3, seconds: 0.1 } as const
  t.match(await measureLoad(running, open, undefined), {
    answered: 10,
    connections: 3,
    dueRate: 100,
    cpuSeconds: 0.5,
    peakBytes: 300,
  })
  const untold = await measureLoad(running, { kind: 'closed', connections: 1, seconds: 0.05 }, undefined)
  t.equal(untold.connections, 1)
  for (const name of ['dueRate', 'cpuSeconds', 'peakBytes']) t.notOk(name in untold, name)
  await server.close()
})
