import {
  type Health,
  InferryError,
  type Manifest,
  type Payload,
  type PredictOptions,
  type Predictor,
  type Repository,
  type RepositoryEntry,
} from '@inferry/core'

/** A model of two columns whose states and answers a test chooses. */
export interface FakeModel {
  readonly name?: string
  health?: Health
  answer?: (input: Payload, options: PredictOptions) => Promise<Payload> | Payload
}

export const fakeManifest: Manifest = {
  manifestVersion: 1,
  name: 'sum',
  version: '1',
  engines: [{ name: 'onnxruntime', file: 'model.onnx' }],
  files: [],
  inputs: [{ name: 'x', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] }],
  outputs: [{ name: 'y', type: 'float32', shape: [-1, 1] }],
}

/** Echoes its input unless told otherwise. */
export function fakePredictor(model: FakeModel): Predictor {
  return {
    manifest: { ...fakeManifest, name: model.name ?? 'sum' },
    engine: 'fake',
    platform: 'inferry_fake',
    ready: async () => {},
    health: () => model.health ?? { state: 'ready' },
    predict: async (input, options = {}) => model.answer?.(input, options) ?? input,
    queue: () => ({ requests: 3, rows: 7 }),
    close: async () => {},
  }
}

/** A repository of such models; `load` and `unload` change their state. */
export function fakeRepository(...models: FakeModel[]): Repository {
  const entries = new Map(
    models.map((model) => [model.name ?? 'sum', { model, predictor: fakePredictor(model), loaded: true }]),
  )
  const entryOf = (name: string) => {
    const entry = entries.get(name)
    if (entry === undefined)
      throw new InferryError('MODEL_NOT_FOUND', `there is no model ${JSON.stringify(name)}`)
    return entry
  }
  return {
    list: () =>
      [...entries].map(([name, { model, loaded }]): RepositoryEntry => {
        const health = model.health ?? { state: 'ready' as const }
        return loaded ? { name, version: '1', ...health } : { name, version: '1', state: 'unloaded' }
      }),
    get(name, version = '1') {
      const { loaded, predictor } = entryOf(name)
      if (loaded && version === '1') return predictor
      throw new InferryError('MODEL_NOT_FOUND', `model ${JSON.stringify(name)} is not loaded in that version`)
    },
    async load(name) {
      const entry = entryOf(name)
      if (entry.loaded)
        throw new InferryError('MODEL_ALREADY_LOADED', `model ${JSON.stringify(name)} is loaded`)
      entry.loaded = true
      return entry.predictor
    },
    async unload(name) {
      entryOf(name).loaded = false
    },
    close: async () => {},
  }
}
