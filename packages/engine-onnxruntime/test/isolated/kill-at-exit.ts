import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { killAtExit } from '../../src/isolated/kill-at-exit.ts'

t.test('one listener for many children, none once they have ended', async (t) => {
  const before = process.listenerCount('exit')
  const children = Array.from({ length: 12 }, () => spawn('sleep', ['60'], { stdio: 'ignore' }))
  for (const child of children) killAtExit(child)
  t.equal(process.listenerCount('exit'), before + 1)
  const ended = children.map((child) => once(child, 'exit'))
  const kill = process.listeners('exit').at(-1) as () => void
  kill()
  for (const exit of await Promise.all(ended)) t.same(exit, [null, 'SIGKILL'])
  t.notOk(process.listeners('exit').includes(kill))
})
