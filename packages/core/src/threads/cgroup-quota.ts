import { join } from 'node:path'

/**
 * CPUs that Linux's control groups allow this process, such as 1.5; undefined without a limit. The least of the
 * process's own group and those above it, of version 2 (`cpu.max`) and version 1 (`cpu.cfs_quota_us`). `root` is the
 * folder that holds `proc` and `sys`.
 *
 * Source: the kernel's `admin-guide/cgroup-v2.rst` and `scheduler/sched-bwc.rst`.
 */
export function cgroupQuota(root = '/'): number | undefined {
  const limits: number[] = []
  for (const line of read(root, 'proc/self/cgroup').split('\n')) {
    const [id, controllers = '', path] = splitEntry(line)
    if (path === undefined) continue
    if (id === '0' && controllers === '') {
      // With both versions in use, version 2 has a folder of its own.
      for (const mount of ['sys/fs/cgroup', 'sys/fs/cgroup/unified']) {
        for (const group of withParents(path))
          add(limits, read(root, mount, group, 'cpu.max').trim().split(' '))
      }
    } else if (controllers.split(',').includes('cpu')) {
      for (const mount of [`sys/fs/cgroup/${controllers}`, 'sys/fs/cgroup/cpu']) {
        for (const group of withParents(path)) {
          add(
            limits,
            ['cpu.cfs_quota_us', 'cpu.cfs_period_us'].map((file) => read(root, mount, group, file)),
          )
        }
      }
    }
  }
  return limits.length === 0 ? undefined : Math.min(...limits)
}

/** `<id>:<controllers>:<path>`; the path may hold colons. */
function splitEntry(line: string): readonly string[] {
  return /^(\d+):([^:]*):(\/.*)$/.exec(line)?.slice(1) ?? []
}

/** `/a/b` is `/a/b`, `/a`, `/`. A container sees its own group as the root, whatever the path says. */
function withParents(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '..')
  return Array.from({ length: segments.length + 1 }, (_, index) =>
    segments.slice(0, segments.length - index).join('/'),
  )
}

function add(limits: number[], [quota, period]: readonly string[]): void {
  const cpus = Number.parseInt(quota ?? '', 10) / Number.parseInt(period ?? '', 10)
  if (cpus > 0 && Number.isFinite(cpus)) limits.push(cpus)
}

function read(...path: readonly string[]): string {
  // Imported, `node:fs` brings streams with it, a quarter of what core costs at start; few models come here.
  const { readFileSync } = process.getBuiltinModule('node:fs')
  try {
    return readFileSync(join(...path), 'utf8')
  } catch {
    return ''
  }
}
