import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { ended, start } from './fixtures/child.ts'

const file = new URL('../src/dev.ts', import.meta.url)

t.test('serves until Ctrl-C', async (t) => {
  const { child, output } = start(file, '--port', '0')
  while (!output().includes('Ctrl-C stops') && child.exitCode === null) await sleep(20)
  const url = /Serving diabetes-forest at (\S+)/.exec(output())?.[1]
  t.ok(url)
  child.kill('SIGINT')
  t.equal(await ended(child), 0)
  await t.rejects(fetch(`${url}/ping`))
})

t.test('--help', async (t) => {
  const { child, output } = start(file, '--help')
  t.equal(await ended(child), 0)
  t.match(output(), /^usage: pnpm dev .*\n$/)
})

t.test('a wrong command line', async (t) => {
  const { child, output } = start(file, '--colour')
  t.equal(await ended(child), 2)
  t.match(output(), /--colour[\s\S]*usage: pnpm dev/)
})
