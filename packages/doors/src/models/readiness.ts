import type { Repository, RepositoryEntry } from '@inferry/core'

/** Whether the server should get traffic, and if not, why. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string }

const ready: Readiness = { ready: true }

/** Repositories that were ready once. */
const started = new WeakSet<Repository>()

/**
 * Ready for the first time when no model is being loaded, and from then on while one at least can be asked and the server
 * is not stopping: a broken model, or one that comes later, does not take the others out of service. No models at all is
 * ready: a multi-model server starts so.
 */
export function readiness(repository: Repository, stopping?: AbortSignal): Readiness {
  if (stopping?.aborted) return { ready: false, reason: 'the server is stopping' }
  const models = repository.list().filter(({ state }) => state !== 'unloaded')
  const some = models.length === 0 || models.some(({ state }) => state === 'ready')
  if (some && started.has(repository)) return ready
  const loading = models.filter(({ state }) => state === 'starting' || state === 'warming')
  if (loading.length > 0) return { ready: false, reason: loading.map(describe).join('; ') }
  if (some) {
    started.add(repository)
    return ready
  }
  return { ready: false, reason: models.map(describe).join('; ') }
}

function describe({ name, state, reason }: RepositoryEntry): string {
  return reason === undefined ? `${name} is ${state}` : `${name} is ${state}: ${reason}`
}
