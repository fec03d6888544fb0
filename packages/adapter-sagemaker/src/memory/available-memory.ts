import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Bytes that this process may still take: the least of what its control groups (version 1 and 2) and those above them
 * leave, and of what the machine has. Cached files that are not in use count as free: the kernel drops them first.
 * `root` is the folder that holds `proc` and `sys`. Infinite where none of it can be read.
 *
 * Source: the kernel's `admin-guide/cgroup-v2.rst`, `cgroup-v1/memory.rst` and `filesystems/proc.rst`.
 */
export function availableMemory(root = '/'): number {
  return Math.min(machine(root), ...groups(root))
}

function machine(root: string): number {
  const [, kilobytes] = /^MemAvailable:\s*(\d+) kB$/m.exec(read(root, 'proc/meminfo')) ?? []
  return kilobytes === undefined ? Number.POSITIVE_INFINITY : Number(kilobytes) * 1024
}

interface Files {
  readonly limit: string
  readonly use: string
  /** The line of `memory.stat` that counts cached files not in use. */
  readonly cached: string
}

const version2: Files = { limit: 'memory.max', use: 'memory.current', cached: 'inactive_file' }
const version1: Files = {
  limit: 'memory.limit_in_bytes',
  use: 'memory.usage_in_bytes',
  cached: 'total_inactive_file',
}

function groups(root: string): readonly number[] {
  const left: number[] = []
  for (const line of read(root, 'proc/self/cgroup').split('\n')) {
    const [, controllers = '', path = ''] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? []
    if (path === '') continue
    if (controllers === '') {
      // With both versions in use, version 2 has a folder of its own.
      for (const mount of ['sys/fs/cgroup', 'sys/fs/cgroup/unified'])
        left.push(...leftIn(root, mount, path, version2))
    } else if (controllers.split(',').includes('memory')) {
      left.push(...leftIn(root, 'sys/fs/cgroup/memory', path, version1))
    }
  }
  return left
}

/** Of a group and those above it. A container sees its own group as the root, whatever the path says. */
function leftIn(root: string, mount: string, path: string, { limit, use, cached }: Files): readonly number[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '..')
  const left: number[] = []
  for (let depth = segments.length; depth >= 0; depth--) {
    const folder = join(root, mount, ...segments.slice(0, depth))
    const [most, now] = [limit, use].map((file) => Number.parseInt(read(folder, file), 10)) as [
      number,
      number,
    ]
    // No limit is the word `max`, or a number beyond any memory.
    if (!Number.isFinite(most) || !Number.isFinite(now)) continue
    const [, inactive = '0'] = new RegExp(`^${cached} (\\d+)$`, 'm').exec(read(folder, 'memory.stat')) ?? []
    left.push(Math.max(0, most - Math.max(0, now - Number(inactive))))
  }
  return left
}

function read(...path: readonly string[]): string {
  try {
    return readFileSync(join(...path), 'utf8')
  } catch {
    return ''
  }
}
