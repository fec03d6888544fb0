import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createControlGroup } from '../../src/limits/control-group.ts'
import { controlGroupPlaces } from '../../src/limits/control-group-places.ts'

const memory = 128 * 1024 * 1024

/** Ordinary folders in the place of the kernel's: what would be written shows. */
function folders(t: Test, ...names: string[]): string {
  return t.testdir(Object.fromEntries(names.map((name) => [name, {}]))) as string
}

function contents(parent: string): Record<string, string> {
  const [group = ''] = readdirSync(parent).filter((name) => name.startsWith('inferry-'))
  const folder = join(parent, group)
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )
}

t.test('version 2: what is written', async (t) => {
  const root = folders(t, 'unified')
  const group = createControlGroup(memory, { version2: join(root, 'unified') })
  t.same(group?.enforces, { memory: true, cpu: true })
  group?.limitCpu(0.29)
  group?.add(42)
  t.same(contents(join(root, 'unified')), {
    'memory.max': String(memory),
    'memory.swap.max': '0',
    'cpu.max': '29000 100000',
    'cgroup.procs': '42',
  })
  t.same(group?.processes(), [42])
  t.equal(readFileSync(join(root, 'unified/cgroup.subtree_control'), 'utf8'), '+memory +cpu')
  t.equal(group?.outOfMemoryKills(), 0)
  t.equal(group?.peakMemory(), 0, 'an older kernel')
  const [name = ''] = readdirSync(join(root, 'unified')).filter((one) => one.startsWith('inferry-'))
  writeFileSync(join(root, 'unified', name, 'memory.peak'), '4096\n')
  t.equal(group?.peakMemory(), 4096)
})

t.test('version 1: what is written', async (t) => {
  const root = folders(t, 'memory', 'cpu')
  const group = createControlGroup(memory, {
    version1: { memory: join(root, 'memory'), cpu: join(root, 'cpu') },
  })
  t.same(group?.enforces, { memory: true, cpu: true })
  group?.limitCpu(2)
  group?.add(42)
  t.same(contents(join(root, 'memory')), {
    'memory.limit_in_bytes': String(memory),
    'memory.memsw.limit_in_bytes': String(memory),
    'cgroup.procs': '42',
  })
  t.same(contents(join(root, 'cpu')), {
    'cpu.cfs_period_us': '100000',
    'cpu.cfs_quota_us': '200000',
    'cgroup.procs': '42',
  })
  t.same(group?.processes(), [42])
})

t.test('one controller of two', async (t) => {
  const root = folders(t, 'cpu')
  const group = createControlGroup(memory, { version1: { cpu: join(root, 'cpu') } })
  t.same(group?.enforces, { memory: false, cpu: true })
  t.equal(group?.outOfMemoryKills(), 0)
})

t.test('nowhere to write', async (t) => {
  t.equal(createControlGroup(memory, {}), undefined)
  t.equal(createControlGroup(memory, { version2: '/no/such', version1: { memory: '/no/such' } }), undefined)
})

t.test('a group of this machine holds a process', async (t) => {
  const group = createControlGroup(memory, controlGroupPlaces())
  if (group === undefined) {
    t.pass('control groups cannot be made here')
    return
  }
  const child = spawn('sleep', ['60'])
  const pid = child.pid as number
  group.add(pid)
  t.same(group.processes(), [pid])
  t.match(readFileSync(`/proc/${pid}/cgroup`, 'utf8'), /inferry-/)
  t.equal(group.outOfMemoryKills(), 0)
  child.kill('SIGKILL')
  await once(child, 'exit')
  group.remove()
  t.same(group.processes(), [])
  const { version1, version2 } = controlGroupPlaces()
  for (const place of [version1?.memory, version1?.cpu, version2])
    if (place !== undefined)
      t.same(
        readdirSync(place).filter((name) => name.startsWith(`inferry-${process.pid}-`)),
        [],
      )
})
