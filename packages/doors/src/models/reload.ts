import type { Repository } from '@inferry/core'

/**
 * The Open Inference Protocol's load, which is a reload of a model that is loaded: from its artifact as it is now. The
 * old one is drained first, so that requests meanwhile are `NOT_READY`, and is gone if the new one cannot be loaded. A
 * model that is loading already is waited for.
 */
export async function reload(repository: Repository, name: string): Promise<void> {
  const state = repository.list().find((entry) => entry.name === name)?.state
  if (state === 'starting' || state === 'warming') return repository.get(name).ready()
  if (state === 'ready') await repository.unload(name)
  await repository.load(name)
}
