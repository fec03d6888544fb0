import t from 'tap'
import { cgroupQuota } from '../../src/threads/cgroup-quota.ts'
import { writeFiles } from '../fixtures/sums.ts'
import { temporary } from '../fixtures/temporary.ts'

const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, number | undefined]>> = {
  'no control groups at all': [{}, undefined],
  'an empty list of groups': [{ 'proc/self/cgroup': '' }, undefined],
  'version 2, a container that sees itself as the root': [
    { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '150000 100000\n' },
    1.5,
  ],
  'version 2, no limit': [
    { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': 'max 100000\n' },
    undefined,
  ],
  'version 2, no cpu.max': [{ 'proc/self/cgroup': '0::/user.slice\n' }, undefined],
  'version 2, nested': [
    {
      'proc/self/cgroup': '0::/a.slice/b.scope\n',
      'sys/fs/cgroup/a.slice/b.scope/cpu.max': '50000 100000\n',
    },
    0.5,
  ],
  'version 2, the limit of a parent': [
    {
      'proc/self/cgroup': '0::/ecs/task/container\n',
      'sys/fs/cgroup/ecs/task/container/cpu.max': 'max 100000\n',
      'sys/fs/cgroup/ecs/task/cpu.max': '200000 100000\n',
      'sys/fs/cgroup/ecs/cpu.max': '800000 100000\n',
    },
    2,
  ],
  'version 2, a path above the namespace': [
    { 'proc/self/cgroup': '0::/../../other\n', 'sys/fs/cgroup/cpu.max': '300000 100000\n' },
    3,
  ],
  'version 2, a path with a colon': [
    { 'proc/self/cgroup': '0::/a:b\n', 'sys/fs/cgroup/a:b/cpu.max': '300000 100000\n' },
    3,
  ],
  'version 2 beside version 1': [
    {
      'proc/self/cgroup': '1:name=systemd:/x\n0::/x\n',
      'sys/fs/cgroup/unified/x/cpu.max': '100000 100000\n',
    },
    1,
  ],
  'version 1': [
    {
      'proc/self/cgroup': '5:memory:/docker/1\n4:cpu,cpuacct:/docker/1\n3:cpuset:/\n',
      'sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.cfs_quota_us': '250000\n',
      'sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.cfs_period_us': '100000\n',
    },
    2.5,
  ],
  'version 1, a container that sees itself as the root': [
    {
      'proc/self/cgroup': '4:cpuacct,cpu:/docker/1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '25000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '50000\n',
    },
    0.5,
  ],
  'version 1, no limit': [
    {
      'proc/self/cgroup': '4:cpu:/\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    },
    undefined,
  ],
  'version 1, another controller with a similar name': [
    {
      'proc/self/cgroup': '4:cpuset:/\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '100000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    },
    undefined,
  ],
  'text in place of numbers': [
    { 'proc/self/cgroup': '0::/\nx\n', 'sys/fs/cgroup/cpu.max': 'a b\n' },
    undefined,
  ],
  'a period of 0': [{ 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '100000 0\n' }, undefined],
}

for (const [name, [files, cpus]] of Object.entries(cases)) {
  t.test(name, async (t) => {
    t.equal(cgroupQuota(await writeFiles(await temporary(t), files)), cpus)
  })
}
