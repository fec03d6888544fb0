import { benchTargets } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { BenchFlags } from './bench-flags.ts'

/** Throws `INVALID_CONFIGURATION` for a flag that does nothing of what is measured. */
export function refuseIdle(flags: BenchFlags): void {
  const isDeployed = flags.function !== undefined || flags.endpoint !== undefined
  const targets = flags.target ?? (isDeployed ? [] : benchTargets)
  const fault = (field: string, why: string) =>
    new InferryError('INVALID_CONFIGURATION', `${why}: leave it out`, { location: { field } })
  if (flags.memory !== undefined && !targets.includes('lambda'))
    throw fault('memory', 'it is the size of a function that is built here, and none is measured')
  for (const field of ['rate', 'connections'] as const)
    if (flags[field] !== undefined && !isDeployed && targets.every((target) => target === 'fargate'))
      throw fault(field, 'it is of loads, and a batch worker has jobs')
}
