import { join } from 'node:path'
import { bundleLoop } from '@inferry/build'
import t from 'tap'
import { running as deployed } from '../../src/deployed/running.ts'
import { measureLoad } from '../../src/run/measure-load.ts'
import { startLambdaTarget } from '../../src/target/start-lambda-target.ts'
import type { Running, Usage } from '../../src/target/target.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'
import { deployedEcho } from '../fixtures/deployed.ts'

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

t.test('what a function held, Lambda reports', async (t) => {
  await deployedEcho(t)
  const running = deployed({ functionName: 'forest', body: '{}' })
  const load = { kind: 'closed', connections: 1, seconds: 0.2 } as const
  const { peakBytes = 0, reported, errors } = await measureLoad(running, load, undefined)
  t.same(errors, {})
  t.ok(reported && peakBytes === reported.maxMemoryMegabytes * 2 ** 20)
  t.equal(reported?.coldStarts, 1)
})

t.test('what an environment here reported, is of the load alone', async (t) => {
  const server = await delayedServer()
  t.teardown(server.close)
  const memory = { memoryMegabytes: 512, maxMemoryMegabytes: 80 }
  const first = { count: 1, durations: [[90, 1]] as const, billedMilliseconds: 500, coldStarts: 1, ...memory }
  const of = { count: 2, durations: [[3, 2]] as const, billedMilliseconds: 6, coldStarts: 0, ...memory }
  const reports = [first, of]
  const running: Running = {
    ...{ question: server.question, log: () => '', end: () => undefined },
    ...{ usage: async () => ({}), close: async () => {} },
    takeReports: () => reports.shift(),
  }
  const load = { kind: 'open', rate: 40, connections: 1, seconds: 0.05 } as const
  const { reported, peakBytes } = await measureLoad(running, load, undefined)
  t.same(reported, of)
  t.equal(peakBytes, 80 * 2 ** 20)
})

t.test('the processor time of a function is left out where it was started anew meanwhile', async (t) => {
  const code = `let count = 0
export const handler = async ({ exit }) => {
  const end = performance.now() + 5
  while (performance.now() < end);
  if (++count === exit) process.exit(1)
}`
  const folder = t.testdir({ 'handler.mjs': code })
  const loop = join(folder, 'loop.mjs')
  await bundleLoop(loop)
  const measure = async (body: string) => {
    const running = await startLambdaTarget({ folder, temporary: folder, loop, megabytes: 1769, body })
    const load = { kind: 'open', rate: 20, connections: 1, seconds: 1 } as const
    return measureLoad(running, load, undefined).finally(running.close)
  }
  const steady = await measure('{}')
  t.same(steady.errors, {})
  t.ok(steady.cpuSeconds && steady.cpuSeconds > 0)
  const replaced = await measure('{ "exit": 15 }')
  t.match(replaced, { answered: 19, errors: { 'the function failed': 1 } })
  t.notOk('cpuSeconds' in replaced)
})
