import type { BenchSettings } from '@inferry/bench'
import type { BenchFlags } from './bench-flags.ts'

const names = ['coldStarts', 'rounds', 'seconds', 'connections', 'rate'] as const

/** The settings that flags give. */
export function settingsOf(flags: BenchFlags): Partial<BenchSettings> {
  return Object.fromEntries(names.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]])))
}
