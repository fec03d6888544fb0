import { spawn } from 'node:child_process'
import t from 'tap'
import { cpuSeconds } from '../../src/target/cpu-seconds.ts'

t.test('of a process and those that it started', async (t) => {
  const script = `
    const { spawn } = require('node:child_process')
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
    process.on('SIGTERM', () => process.exit())
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script], { detached: true })
  const pid = child.pid as number
  t.teardown(() => process.kill(-pid, 'SIGKILL'))
  const own = await cpuSeconds(pid)
  t.ok(own !== undefined && own >= 0)
  // It waits itself; only its child can use so much.
  while (((await cpuSeconds(pid)) ?? 0) < 1) await new Promise((resolve) => setTimeout(resolve, 50))
})

t.test('of none', async (t) => {
  t.equal(await cpuSeconds(2 ** 30), undefined)
})
