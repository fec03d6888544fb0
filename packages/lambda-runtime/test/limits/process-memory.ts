import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { processesOfGroup, processMemory } from '../../src/limits/process-memory.ts'

const skip = process.platform === 'linux' ? false : 'needs /proc'

t.test('of this process', { skip }, async (t) => {
  const { now, peak } = processMemory(process.pid)
  t.ok(now > 10_000_000)
  t.ok(peak >= now)
})

t.test('of none', async (t) => t.same(processMemory(2 ** 30), { now: 0, peak: 0 }))

t.test('a group has a process and its children', { skip }, async (t) => {
  const child = spawn('sh', ['-c', 'sleep 60 & echo $!; wait'], { detached: true })
  const pid = child.pid as number
  const [text] = await once(child.stdout, 'data')
  t.same([...processesOfGroup(pid)].sort(), [pid, Number(text)].sort())
  process.kill(-pid, 'SIGKILL')
  await once(child, 'exit')
})
