import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { type Supervisor, supervise } from '../../src/dev/supervise.ts'

const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc']
const up = 'process.on("SIGTERM", () => process.exit(0)); process.send("up"); setInterval(() => {}, 1000)'

/** A supervisor of scripts, the next one at each start. */
function supervised(...scripts: readonly string[]) {
  const starts: { first: boolean; up: Promise<unknown>; exit: Promise<unknown> }[] = []
  const log: string[] = []
  let change = () => {}
  let watching = true
  const supervisor: Supervisor = supervise({
    start(first) {
      const script = scripts[starts.length] ?? up
      const child = spawn(process.execPath, ['-e', script], { stdio })
      starts.push({ first, up: once(child, 'message'), exit: once(child, 'exit') })
      return child
    },
    watch(onChange) {
      change = onChange
      return () => {
        watching = false
      }
    },
    log: (text) => log.push(text),
  })
  return { supervisor, starts, log, change: () => change(), watching: () => watching }
}

t.test('a change restarts, a stop ends', async (t) => {
  const { supervisor, starts, change, watching } = supervised()
  await starts[0]?.up
  change()
  change()
  await starts[0]?.exit
  await starts[1]?.up
  t.same(
    starts.map(({ first }) => first),
    [true, false],
  )
  supervisor.stop()
  t.equal(await supervisor.done, 0)
  t.equal(watching(), false)
  t.equal(starts.length, 2)
})

t.test('one that fails at once ends it all with its code', async (t) => {
  const { supervisor, starts } = supervised('process.exit(2)')
  t.equal(await supervisor.done, 2)
  t.equal(starts.length, 1)
})

t.test('one that fails after it was up waits for a change', async (t) => {
  const { supervisor, starts, change, log } = supervised(
    'process.send("up"); setTimeout(() => process.exit(3), 100)',
    'process.exit(1)',
  )
  await starts[0]?.exit
  t.match(log.at(-1), 'ended with 3; waiting for a change')
  change()
  await starts[1]?.exit
  t.match(log.at(-1), 'ended with 1; waiting for a change')
  change()
  await starts[2]?.up
  supervisor.stop()
  t.equal(await supervisor.done, 0)
})

t.test('one that cannot be started', async (t) => {
  const log: string[] = []
  let change = () => {}
  const children: ChildProcess[] = []
  const supervisor = supervise({
    start() {
      const child = spawn(children.length === 0 ? process.execPath : '/nowhere/node', ['-e', up], { stdio })
      children.push(child)
      return child
    },
    watch(onChange) {
      change = onChange
      return () => {}
    },
    log: (text) => log.push(text),
  })
  await once(children[0] as ChildProcess, 'message')
  change()
  while (log.length < 3) await new Promise((resolve) => setTimeout(resolve, 10))
  t.match(log, [/restarting/, /cannot be started: .*ENOENT/, /ended with 1; waiting/])
  supervisor.stop()
  t.equal(await supervisor.done, 0)

  const first = supervise({
    start: () => spawn('/nowhere/node', { stdio }),
    watch: () => () => {},
    log: () => {},
  })
  t.equal(await first.done, 1)
})

t.test('a stop while none runs', async (t) => {
  const { supervisor, starts } = supervised('process.send("up"); setTimeout(() => process.exit(3), 50)')
  await starts[0]?.exit
  supervisor.stop()
  t.equal(await supervisor.done, 0)
})

t.test('a stop before it heeds signals', async (t) => {
  const { supervisor } = supervised('setInterval(() => {}, 1000)')
  supervisor.stop()
  t.equal(await supervisor.done, 0)
})
