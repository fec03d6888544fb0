import { InferryError, type Repository, type RepositoryEntry, toInferryError } from '@inferry/core'

/**
 * A repository that is still being opened: until then it lists one model, `name`, that starts, and if it cannot be
 * opened, one that has failed, with the reason. So a server can listen at once and tell what keeps it.
 */
export function openLater(name: string, opening: Promise<Repository>): Repository {
  let opened: Repository | undefined
  let entry: RepositoryEntry = { name, state: 'starting' }
  const settled = opening.then(
    (repository) => {
      opened = repository
    },
    (error) => {
      entry = { name, state: 'failed', reason: toInferryError(error).message }
    },
  )

  function notReady(): InferryError {
    const { state, reason } = entry
    const why = reason === undefined ? '' : `: ${reason}`
    return new InferryError('NOT_READY', `the ${name} is ${state}${why}`, { retryAfter: 1 })
  }

  async function there(): Promise<Repository> {
    await settled
    if (opened === undefined) throw notReady()
    return opened
  }

  return {
    list: () => opened?.list() ?? [entry],
    get(asked, version) {
      if (opened === undefined) throw notReady()
      return opened.get(asked, version)
    },
    load: async (asked, path) => (await there()).load(asked, path),
    unload: async (asked, options) => (await there()).unload(asked, options),
    async close() {
      await settled
      await opened?.close()
    },
  }
}
