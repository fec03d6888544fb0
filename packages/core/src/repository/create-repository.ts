import { InferryError } from '../errors/inferry-error.ts'
import type { Predictor, Repository, RepositoryEntry } from '../predictor/seams.ts'
import { createModel, type MakePredictor, type Model } from './model.ts'

/** The repository of these models, by name; `load` with a path adds to them. */
export function createRepository(models: Map<string, Model>, makePredictor: MakePredictor): Repository {
  let closing: Promise<void> | undefined
  /** Not to stay listed once it is down: added by a `load` that has not succeeded, or to be forgotten. */
  const unproven = new WeakSet<Model>()

  function known(name: string): Model {
    const model = models.get(name)
    if (model !== undefined) return model
    const names = [...models.keys()].sort().join(', ')
    throw notFound(`there is no model ${JSON.stringify(name)}${names && `; known are ${names}`}`)
  }

  /** Unless it is known otherwise, or is being loaded anew already. */
  function forget(name: string, model: Model): void {
    if (unproven.has(model) && !model.up()) models.delete(name)
  }

  async function load(name: string, path: string | undefined): Promise<Predictor> {
    const before = models.get(name)
    const model = path === undefined ? known(name) : (before ?? createModel(name, path, makePredictor))
    if (model.up())
      throw new InferryError('MODEL_ALREADY_LOADED', `the model ${name} is loaded or loading already`)
    models.set(name, model)
    if (before === undefined) unproven.add(model)
    try {
      const predictor = await model.load(path)
      unproven.delete(model)
      return predictor
    } catch (error) {
      forget(name, model)
      throw error
    }
  }

  return {
    list: () => [...models.values()].map((model) => model.entry()).sort(byName),
    get(name, version) {
      const model = known(name)
      const predictor = model.predictor()
      if (predictor === undefined) {
        const { state, reason } = model.entry()
        if (state === 'unloaded') throw notFound(`the model ${name} is not loaded`)
        throw new InferryError('NOT_READY', `the model ${name} is ${state}${reason ? `: ${reason}` : ''}`)
      }
      const actual = predictor.manifest.version
      if (version === undefined || version === actual) return predictor
      throw notFound(`the model ${name} has no version ${JSON.stringify(version)}; loaded is ${actual}`)
    },
    async load(name, path) {
      if (closing !== undefined) throw new InferryError('NOT_READY', 'the repository is closed')
      return load(name, path)
    },
    async unload(name, options) {
      const model = known(name)
      if (model.entry().state === 'unloaded') throw notFound(`the model ${name} is not loaded`)
      if (options?.forget) unproven.add(model)
      await model.shut().finally(() => forget(name, model))
    },
    close() {
      closing ??= shutAll(models)
      return closing
    },
  }
}

/** Drains and closes every model. */
export async function shutAll(models: ReadonlyMap<string, Model>): Promise<void> {
  await Promise.all([...models.values()].map((model) => model.shut()))
}

function byName(a: RepositoryEntry, b: RepositoryEntry): number {
  return a.name < b.name ? -1 : 1
}

function notFound(message: string): InferryError {
  return new InferryError('MODEL_NOT_FOUND', message)
}
