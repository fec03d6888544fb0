import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { elfFault } from '../../code/elf.ts'
import type { Architecture } from '../../target.ts'
import { nativeHeads } from './native-heads.ts'

/** What of this machine decides whether a bundle runs on it. */
export type Machine = Pick<NodeJS.Process, 'platform' | 'arch'> & { readonly version: string }

const here: Machine = { platform: process.platform, arch: process.arch, version: process.versions.node }

/** Why a bundle cannot be started on this machine though it may be well; undefined if it can. */
export async function whyNotHere(
  folder: string,
  description: Pick<BundleDescription, 'files' | 'node' | 'arch'>,
  machine = here,
): Promise<string | undefined> {
  const wanted = /^>=(\d+)\.(\d+)/.exec(description.node)
  if (wanted !== null && isOlder(machine.version, [Number(wanted[1]), Number(wanted[2])]))
    return `it needs Node ${description.node}, and this is ${machine.version}`
  const heads = await nativeHeads(folder, description)
  if (heads.size === 0) return undefined
  if (machine.platform !== 'linux') return `its native files are for Linux, and this is ${machine.platform}`
  for (const [path, head] of heads) {
    if (elfFault(head, description.arch) !== undefined) return `${path} could not be loaded`
    if (elfFault(head, machine.arch as Architecture) !== undefined)
      return `${path} is not for this machine, which is ${machine.arch}; run the doctor on ${description.arch}`
  }
  return undefined
}

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ourMajor = 0, ourMinor = 0] = version.split('.').map(Number)
  return ourMajor < major || (ourMajor === major && ourMinor < minor)
}
