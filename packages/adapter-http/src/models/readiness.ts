import type { Repository, RepositoryEntry } from '@inferry/core'

/** Whether the server should get traffic, and if not, why. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string }

const ready: Readiness = { ready: true }

/**
 * Ready when every model that is not unloaded is, and the server is not stopping. No models at all is ready: a
 * multi-model server starts so.
 */
export function readiness(repository: Repository, stopping?: AbortSignal): Readiness {
  if (stopping?.aborted) return { ready: false, reason: 'the server is stopping' }
  const waiting = repository.list().filter(({ state }) => state !== 'ready' && state !== 'unloaded')
  return waiting.length === 0 ? ready : { ready: false, reason: waiting.map(describe).join('; ') }
}

function describe({ name, state, reason }: RepositoryEntry): string {
  return reason === undefined ? `${name} is ${state}` : `${name} is ${state}: ${reason}`
}
