import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Folders below which this process may make control groups; version 1 has one hierarchy for each controller. */
export interface ControlGroupPlaces {
  readonly version1?: { readonly memory?: string; readonly cpu?: string }
  readonly version2?: string
}

/** Where this process stands in the control group hierarchies of a Linux machine; empty elsewhere. */
export function controlGroupPlaces(proc = '/proc/self'): ControlGroupPlaces {
  const mounts = readText(`${proc}/mountinfo`).split('\n').map(parseMount)
  const groups = readText(`${proc}/cgroup`).split('\n').map(parseGroup)

  function place(type: string, controller: string): string | undefined {
    const mount = mounts.find(
      (m) => m.type === type && (type === 'cgroup2' || m.options.includes(controller)),
    )
    const group = groups.find(({ controllers }) => controllers.includes(controller))
    if (mount === undefined || group === undefined) return undefined
    // In a container the hierarchy may be mounted from the container's own group on.
    const own = resolve(join(mount.folder, group.path))
    return existsSync(own) ? own : mount.folder
  }

  const memory = place('cgroup', 'memory')
  const cpu = place('cgroup', 'cpu')
  const version2 = place('cgroup2', '')
  return {
    ...((memory ?? cpu) !== undefined && {
      version1: { ...(memory !== undefined && { memory }), ...(cpu !== undefined && { cpu }) },
    }),
    ...(version2 !== undefined && { version2 }),
  }
}

/** `36 35 98:0 /root /folder rw - type source rw,options` */
function parseMount(line: string): { folder: string; type: string; options: readonly string[] } {
  const [left = '', right = ''] = line.split(' - ')
  const [type = '', , options = ''] = right.split(' ')
  return { folder: left.split(' ')[4] ?? '', type, options: options.split(',') }
}

/** `4:memory,cpu:/path`; version 2 has no controllers: `0::/path`. */
function parseGroup(line: string): { controllers: readonly string[]; path: string } {
  const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
  return { controllers: controllers?.split(',') ?? [], path: path ?? '' }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
