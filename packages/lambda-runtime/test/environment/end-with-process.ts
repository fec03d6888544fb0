import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { endWithProcess } from '../../src/environment/end-with-process.ts'
import { controlGroupPlaces } from '../../src/limits/control-group-places.ts'

const host = fileURLToPath(new URL('../fixtures/host.ts', import.meta.url))

/** A process with a function that waits: both, once the function runs. */
async function start(t: Test, ...listensFor: readonly string[]) {
  const source = 'console.log(process.pid); await new Promise((resolve) => setTimeout(resolve, 600_000))'
  const folder = t.testdir({ 'waits.mjs': source }) as string
  const child = spawn(process.execPath, [...process.execArgv, host, folder, ...listensFor], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [first] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { child, running: Number(first), exited: once(child, 'exit') }
}

/** Control groups that a process made. */
function groupsOf(pid: number | undefined): readonly string[] {
  const { version1, version2 } = controlGroupPlaces()
  const places = [version1?.memory, version1?.cpu, version2].filter((place) => place !== undefined)
  return places.flatMap((place) => readdirSync(place)).filter((name) => name.startsWith(`inferry-${pid}-`))
}

/** Rejects once there is no such process. */
async function gone(pid: number): Promise<never> {
  for (;;) {
    process.kill(pid, 0)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  t.test(`a function ends with the process that ${signal} ends`, async (t) => {
    const { child, running, exited } = await start(t)
    child.kill(signal)
    t.same(await exited, [null, signal])
    await t.rejects(gone(running), { code: 'ESRCH' })
    t.same(groupsOf(child.pid), [])
  })
}

t.test('a process that listens for the signal goes on', async (t) => {
  const { child, running, exited } = await start(t, 'SIGTERM')
  child.kill('SIGTERM')
  const [description] = await once(child.stdout, 'data')
  t.equal(description, 'signal: killed\n')
  t.same(await exited, [7, null])
  await t.rejects(gone(running), { code: 'ESRCH' })
})

t.test('what a killed process left is removed when the next one is limited', async (t) => {
  const { child, running, exited } = await start(t)
  child.kill('SIGKILL')
  await exited
  process.kill(-running, 'SIGKILL')
  await t.rejects(gone(running), { code: 'ESRCH' })
  const next = await start(t)
  t.same(groupsOf(child.pid), [])
  next.child.kill('SIGTERM')
  await next.exited
})

t.test('an exit waits until all is released; nothing is listened for any more', async (t) => {
  const events = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP']
  const counts = () => events.map((event) => process.listenerCount(event))
  const before = counts()
  let killed = 0
  let looks = 0
  const forget = endWithProcess({ kill: () => killed++, release: () => ++looks === 3 })
  endWithProcess({ kill: () => killed++, release: () => true })
  t.same(
    counts(),
    before.map((count) => count + 1),
  )
  const endAll = process.listeners('exit').at(-1) as () => void
  endAll()
  t.same([killed, looks], [2, 3])
  t.same(counts(), before)
  forget()
  t.same(counts(), before)
})
