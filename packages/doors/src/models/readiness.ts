import type { Repository, RepositoryEntry } from '@inferry/core'

/** Whether the server should get traffic, and if not, why. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string }

const ready: Readiness = { ready: true }

/**
 * Ready when no model is being loaded, one at least can be asked, and the server is not stopping: a broken model does
 * not take the others out of service. No models at all is ready: a multi-model server starts so.
 */
export function readiness(repository: Repository, stopping?: AbortSignal): Readiness {
  if (stopping?.aborted) return { ready: false, reason: 'the server is stopping' }
  const models = repository.list().filter(({ state }) => state !== 'unloaded')
  const loading = models.filter(({ state }) => state === 'starting' || state === 'warming')
  if (loading.length > 0) return { ready: false, reason: loading.map(describe).join('; ') }
  if (models.length === 0 || models.some(({ state }) => state === 'ready')) return ready
  return { ready: false, reason: models.map(describe).join('; ') }
}

function describe({ name, state, reason }: RepositoryEntry): string {
  return reason === undefined ? `${name} is ${state}` : `${name} is ${state}: ${reason}`
}
