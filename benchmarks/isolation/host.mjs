/** The process that would serve requests: starts tasks in workers or children, and ends with 0 if it gets through. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

const [kind, scenario, times] = process.argv.slice(2)
const task = new URL('task.mjs', import.meta.url)

for (let count = 0; count < Number(times); count++) {
  const runner =
    kind === 'worker' ? new Worker(task, { argv: [scenario] }) : fork(fileURLToPath(task), [scenario])
  const ended = once(runner, 'exit')
  if (scenario === 'life') {
    const [code] = await ended
    if (code !== 0) process.exit(1)
    continue
  }
  await once(runner, 'message')
  // Well into the run, which takes about a second.
  await setTimeout(100)
  if (scenario === 'exit') process.exit(0)
  if (kind === 'worker') await runner.terminate()
  else runner.kill('SIGKILL')
  await ended
}
