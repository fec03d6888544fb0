import { InferryError } from '@inferry/core'
import type { Estimate, ServiceName } from '@inferry/cost'
import type { CostFlags } from './cost-flags.ts'

/**
 * Throws `INVALID_CONFIGURATION` if a service lacks a price that flags ask for, by its name or by its instance type, and
 * if no service can be billed; one that nobody asked for is left out.
 */
export function refuseUnpriced(
  { bills, unpriced }: Pick<Estimate, 'bills' | 'unpriced'>,
  flags: CostFlags,
): void {
  const asked: readonly ServiceName[] = [
    ...(flags.services ?? []),
    ...(flags.instanceType === undefined ? [] : (['sagemaker-endpoint'] as const)),
    ...(flags.transformInstanceType === undefined ? [] : (['batch-transform'] as const)),
  ]
  const missing = unpriced.find(({ service }) => bills.length === 0 || asked.includes(service))
  if (missing === undefined) return
  throw new InferryError('INVALID_CONFIGURATION', missing.message, { location: { field: 'prices' } })
}
