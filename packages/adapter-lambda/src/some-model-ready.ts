import type { Repository } from '@inferry/core'
import { failOnAbort } from './fail-on-abort.ts'

/**
 * Resolves once a model at least can be asked, which may be after the load of all; rejects with what keeps the first from
 * it, or with the signal's reason.
 */
export async function someModelReady(repository: Repository, signal: AbortSignal): Promise<void> {
  const models = repository.list()
  if (models.length === 0 || models.some(({ state }) => state === 'ready')) return
  const loads = models.map(async ({ name }) => repository.get(name).ready())
  const outcomes = await Promise.race([Promise.allSettled(loads), failOnAbort(signal)])
  const [first, ...others] = outcomes
  if (first?.status === 'rejected' && others.every(({ status }) => status === 'rejected')) throw first.reason
}
