import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t, { type Test } from 'tap'
import { limitProcess } from '../../src/limits/limit-process.ts'

/** A process that holds `megabytes` as soon as it reads a line. */
function holder(t: Test, megabytes: number) {
  const code = `process.stdin.once('data', () => { globalThis.kept = Buffer.alloc(${megabytes} << 20, 1); console.log('held') }); console.log('ready')`
  const child = spawn(process.execPath, ['--eval', code], { detached: true })
  const exited = once(child, 'exit')
  t.teardown(async () => {
    child.kill('SIGKILL')
    await exited
  })
  return { child, pid: child.pid as number, exited }
}

t.test('by looks, where there are no control groups', async (t) => {
  const { child, pid, exited } = holder(t, 200)
  const limits = limitProcess(pid, 128, () => child.kill('SIGKILL'), {})
  t.same(limits.enforced, { memory: process.platform === 'linux' ? 'watch' : 'none', cpu: 'none' })
  await once(child.stdout, 'data')
  t.equal(limits.outOfMemory(), false)
  child.stdin.write('\n')
  t.same(await exited, [null, 'SIGKILL'])
  t.equal(limits.outOfMemory(), true)
  t.ok(limits.peakMemory() > 128 * 1024 * 1024)
  limits.endInit()
  limits.release()
})

t.test('as this machine can', async (t) => {
  const { child, pid, exited } = holder(t, 200)
  const limits = limitProcess(pid, 128, () => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  limits.endInit()
  child.stdin.write('\n')
  t.same(await exited, [null, 'SIGKILL'])
  t.equal(limits.outOfMemory(), true)
  limits.release()
  const peak = limits.peakMemory() / 1024 / 1024
  t.ok(peak > 64, `${peak} MB`)
  if (limits.enforced.memory === 'cgroup') t.ok(peak <= 128, `${peak} MB: no more than it may have`)
})

t.test('one that keeps within its limits', async (t) => {
  const { child, pid, exited } = holder(t, 20)
  const limits = limitProcess(pid, 512, () => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  child.stdin.end('\n')
  t.same(await exited, [0, null])
  t.equal(limits.outOfMemory(), false)
  limits.release()
})
