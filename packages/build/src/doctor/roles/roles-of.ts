import { InferryError } from '@inferry/core'
import type { Target } from '../../target.ts'
import type { Context } from '../context.ts'
import type { Result } from '../finding.ts'
import { checkFargate } from './fargate-role.ts'
import { checkLambda } from './lambda-role.ts'
import { checkLocal } from './local-role.ts'
import { checkSagemaker } from './sagemaker-role.ts'

export type CheckRole = (context: Context) => AsyncGenerator<Result>

const universal: Readonly<Record<string, CheckRole>> = {
  lambda: checkLambda,
  sagemaker: checkSagemaker,
  fargate: checkFargate,
  local: checkLocal,
}

const roles: Readonly<Record<Exclude<Target, 'universal'>, CheckRole>> = {
  'lambda-zip': checkLambda,
  'lambda-image': checkLambda,
  sagemaker: checkSagemaker,
  fargate: checkFargate,
  local: checkLocal,
}

/**
 * What a bundle of one target is checked as where it goes to another, by name where there are several. A universal
 * bundle goes wherever an image does. Throws `INVALID_CONFIGURATION` for a bundle that was built for elsewhere.
 */
export function rolesOf(built: Target, wanted: Target = built): ReadonlyMap<string, CheckRole> {
  if (wanted === 'universal' && built === 'universal') return new Map(Object.entries(universal))
  if (wanted !== 'universal' && (wanted === built || (built === 'universal' && wanted !== 'lambda-zip')))
    return new Map([['', roles[wanted]]])
  const message = `the bundle was built for ${built}, not for ${wanted}: build it with --target ${wanted}`
  throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'target' } })
}
