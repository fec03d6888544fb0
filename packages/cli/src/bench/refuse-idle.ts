import { benchTargets } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { BenchFlags } from './bench-flags.ts'

/** Throws `INVALID_CONFIGURATION` for a flag that does nothing of what is measured. */
export function refuseIdle(flags: BenchFlags): void {
  const isDeployed = flags.function !== undefined || flags.endpoint !== undefined
  const targets = flags.target ?? (isDeployed ? [] : benchTargets)
  const hasFunction = targets.includes('lambda')
  const refuse = (idle: boolean, fields: readonly (keyof BenchFlags)[], why: string) => {
    const field = fields.find((name) => flags[name] !== undefined)
    if (!idle || field === undefined) return
    throw new InferryError('INVALID_CONFIGURATION', `${why}: leave it out`, { location: { field } })
  }
  refuse(targets.length === 0, ['engine'], 'it runs what is built here, and what is deployed has its own')
  refuse(!hasFunction, ['memory'], 'it is the size of a function that is built here, and none is measured')
  refuse(!hasFunction, ['prices'], 'they are of a function that is built here, and none is measured')
  refuse(
    !hasFunction && !isDeployed,
    ['region'],
    'it is of what is deployed, and of the prices of a function that is built here, and none is measured',
  )
  refuse(
    !isDeployed && targets.every((target) => target === 'fargate'),
    ['rate', 'connections'],
    'it is of loads, and a batch worker has jobs',
  )
  refuse(
    flags.rounds === 0,
    ['rate', 'connections', 'seconds'],
    'it is of loads and jobs, and without rounds there are none',
  )
}
