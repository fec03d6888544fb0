import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { controlGroupPlaces } from '../../src/limits/control-group-places.ts'

/** A machine's two files, with `ROOT` for the folder that stands for `/sys/fs/cgroup`. */
function machine(
  t: Test,
  mountinfo: readonly string[],
  cgroup: readonly string[],
  folders: readonly string[] = [],
) {
  const root = t.testdir({ cgroup: {}, proc: {} }) as string
  const sys = join(root, 'cgroup')
  const proc = join(root, 'proc')
  for (const folder of folders) mkdirSync(join(sys, folder), { recursive: true })
  writeFileSync(join(proc, 'cgroup'), cgroup.join('\n'))
  writeFileSync(join(proc, 'mountinfo'), mountinfo.join('\n').replaceAll('ROOT', sys))
  return { sys, proc }
}

t.test('version 2', async (t) => {
  const { sys, proc } = machine(
    t,
    ['24 30 0:20 / /proc rw - proc proc rw', '25 30 0:22 / ROOT rw,nosuid shared:4 - cgroup2 cgroup2 rw'],
    ['0::/user.slice/session'],
    ['user.slice/session'],
  )
  t.same(controlGroupPlaces(proc), { version2: join(sys, 'user.slice/session') })
})

t.test('version 1, one hierarchy a controller, beside an empty version 2', async (t) => {
  const { sys, proc } = machine(
    t,
    [
      '1 0 0:1 / ROOT/memory rw - cgroup cgroup rw,memory',
      '2 0 0:2 / ROOT/cpu rw - cgroup cgroup rw,cpu,cpuacct',
      '3 0 0:3 / ROOT/unified rw - cgroup2 cgroup2 rw',
    ],
    ['4:memory:/own', '1:cpu,cpuacct:/', '0::/'],
    ['memory/own', 'cpu', 'unified'],
  )
  t.same(controlGroupPlaces(proc), {
    version1: { memory: join(sys, 'memory/own'), cpu: join(sys, 'cpu') },
    version2: join(sys, 'unified'),
  })
})

t.test('in a container, where the own path is not below the mount', async (t) => {
  const { sys, proc } = machine(
    t,
    ['1 0 0:1 /docker/id ROOT rw - cgroup cgroup rw,memory'],
    ['4:memory:/docker/id', '0::/'],
  )
  t.same(controlGroupPlaces(proc), { version1: { memory: sys } })
})

t.test('no such files', async (t) => t.same(controlGroupPlaces('/no/such/folder'), {}))
