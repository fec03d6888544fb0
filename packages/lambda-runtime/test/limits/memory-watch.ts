import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { watchMemory } from '../../src/limits/memory-watch.ts'
import { processMemory } from '../../src/limits/process-memory.ts'

const skip = process.platform === 'linux' ? false : 'needs /proc'

t.test('the peak of a process, told as it grows', { skip }, async (t) => {
  const told: number[] = []
  const watch = watchMemory(
    process.pid,
    () => [process.pid],
    (bytes) => told.push(bytes),
  )
  t.teardown(watch.stop)
  const before = watch.peak()
  t.equal(before, told.at(-1))
  const held = Buffer.alloc(before, 1)
  t.ok(watch.peak() > before)
  t.equal(watch.peak(), told.at(-1))
  t.equal(held.length, before)
})

t.test('members count with what they hold now', { skip }, async (t) => {
  const child = spawn('sleep', ['60'], { detached: true })
  const leader = child.pid as number
  await once(child, 'spawn')
  const watch = watchMemory(
    leader,
    () => [leader, process.pid],
    () => {},
  )
  t.teardown(watch.stop)
  t.ok(watch.peak() > processMemory(leader).peak + 10_000_000)
  child.kill('SIGKILL')
  await once(child, 'exit')
})

t.test('it looks by itself', { skip }, async (t) => {
  const seen = new Promise<number>((resolve) => {
    const watch = watchMemory(process.pid, () => [], resolve)
    t.teardown(watch.stop)
  })
  // The watch's own timer does not keep the process alive.
  const alive = setTimeout(() => {}, 60_000)
  t.ok((await seen) > 0)
  clearTimeout(alive)
})
