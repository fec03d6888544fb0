import { InferryError, type Predictor, type Repository } from '@inferry/core'
import { oneAtATime } from '@inferry/doors'
import { collectGarbage } from '../memory/collect-garbage.ts'
import { insufficientMemory } from '../memory/insufficient-memory.ts'
import { findRequested } from './find-artifact.ts'
import type { LoadRequest } from './load-request.ts'

/** A model that SageMaker had loaded. */
export interface LoadedModel {
  readonly name: string
  readonly url: string
}

/** The models of a multi-model endpoint, by the names that SageMaker gives them. */
export interface ModelTable {
  /** Throws `MODEL_ALREADY_LOADED`, also while it loads, `INSUFFICIENT_MEMORY`, and what is wrong with the artifact. */
  load(request: LoadRequest): Promise<void>
  /** Sorted by name. */
  list(): readonly LoadedModel[]
  /** Throws `MODEL_NOT_FOUND`, as do the next two. */
  get(name: string): LoadedModel
  predictor(name: string): Predictor
  /** Its memory is free when the promise resolves, and its name is forgotten. */
  unload(name: string): Promise<void>
}

interface Entry extends LoadedModel {
  /** It is being loaded until then. */
  loaded: boolean
}

export function createModelTable(repository: Repository): ModelTable {
  const entries = new Map<string, Entry>()
  /** Loads and unloads of one model in the order in which they were asked for. */
  const inTurn = oneAtATime()
  /** Loads of all, so that each sees what the one before has taken, and measures its own warm-up alone. */
  const oneLoad = oneAtATime()

  function loaded(name: string): Entry {
    const entry = entries.get(name)
    if (entry?.loaded) return entry
    throw new InferryError('MODEL_NOT_FOUND', `the model ${shown(name)} is not loaded`)
  }

  return {
    async load({ name, url }) {
      if (entries.has(name)) {
        const message = `the model ${shown(name)} is loaded or loading already`
        throw new InferryError('MODEL_ALREADY_LOADED', message)
      }
      const entry: Entry = { name, url, loaded: false }
      entries.set(name, entry)
      try {
        await inTurn(name, () =>
          oneLoad('', async () => {
            await repository.load(name, await findRequested(url))
            entry.loaded = true
          }),
        )
      } catch (error) {
        entries.delete(name)
        throw insufficientMemory(error) ?? error
      }
    },
    list: () =>
      [...entries.values()].filter((entry) => entry.loaded).sort((a, b) => (a.name < b.name ? -1 : 1)),
    get: loaded,
    predictor: (name) => repository.get(loaded(name).name),
    async unload(name) {
      if (!entries.has(name)) loaded(name)
      await inTurn(name, async () => {
        loaded(name)
        entries.delete(name)
        await repository.unload(name, { forget: true })
        // Its arrays lie outside V8's heap, where they would stay until that is full.
        collectGarbage()
      })
    },
  }
}

function shown(name: string): string {
  return JSON.stringify(name.length > 200 ? `${name.slice(0, 199)}…` : name)
}
