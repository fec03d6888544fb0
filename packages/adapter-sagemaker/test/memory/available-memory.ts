import t from 'tap'
import { availableMemory } from '../../src/index.ts'

const meminfo = (kilobytes: number) => `MemTotal: 99999999 kB\nMemAvailable:   ${kilobytes} kB\n`

t.test('this machine', async (t) => {
  t.ok(availableMemory() > 0)
})

t.test('nothing can be read', async (t) => {
  t.equal(availableMemory(t.testdir({})), Number.POSITIVE_INFINITY)
})

t.test('version 2: the least of the groups and the machine', async (t) => {
  const group = (max: string, current: string, inactive = 0) => ({
    'memory.max': `${max}\n`,
    'memory.current': `${current}\n`,
    'memory.stat': `anon 1\ninactive_file ${inactive}\n`,
  })
  type Group = Readonly<Record<string, string>>
  const root = (own: Group, above: Group, kilobytes = 1000) => ({
    proc: { meminfo: meminfo(kilobytes), self: { cgroup: '0::/a/b\n' } },
    sys: { fs: { cgroup: { a: { ...above, b: own } } } },
  })
  const cases = [
    { own: group('5000', '1000'), above: group('max', '1000'), left: 4000 },
    { own: group('5000', '1000', 600), above: group('max', '1000'), left: 4600 },
    { own: group('5000', '1000', 2000), above: group('max', '1000'), left: 5000 },
    { own: group('5000', '1000'), above: group('3000', '2500'), left: 500 },
    { own: group('5000', '6000'), above: group('max', '1'), left: 0 },
    { own: group('max', '1'), above: group('max', '1'), left: 1_024_000 },
    { own: {}, above: {}, left: 1_024_000 },
  ]
  for (const { own, above, left } of cases) t.equal(availableMemory(t.testdir(root(own, above))), left)
})

t.test('version 1', async (t) => {
  const files = {
    'memory.limit_in_bytes': '5000\n',
    'memory.usage_in_bytes': '2000\n',
    'memory.stat': 'inactive_file 1\ntotal_inactive_file 500\n',
  }
  const root = (path: string) => ({
    proc: { meminfo: meminfo(1000), self: { cgroup: `5:cpu,cpuacct:/x\n3:memory:${path}\n0::/\n` } },
    sys: { fs: { cgroup: { memory: files } } },
  })
  t.equal(availableMemory(t.testdir(root('/'))), 3500)
  t.equal(availableMemory(t.testdir(root('/docker/0123'))), 3500, "a container's group is its root")
  t.equal(availableMemory(t.testdir(root('/../x'))), 3500)
})
