import type { Artifact } from '../artifact/artifact.ts'
import { openArtifact } from '../artifact/open-artifact.ts'
import { InferryError, toInferryError } from '../errors/inferry-error.ts'
import type { Predictor, RepositoryEntry } from '../predictor/seams.ts'

/** Makes the predictor of an opened artifact; `name` is what the repository calls the model, mostly the manifest's name. */
export type MakePredictor = (artifact: Artifact, name: string) => Predictor

/** One model of a repository: where its artifact lies, and its predictor while the artifact is open. */
export interface Model {
  readonly path: string
  predictor(): Predictor | undefined
  entry(): RepositoryEntry
  /** It is open and did not fail, or is about to be. */
  up(): boolean
  /** Opens the artifact, from `path` if given, and makes the predictor, which does not load yet. */
  open(path?: string): Promise<Predictor>
  /** Opens the artifact and makes the predictor ready; closes both again if that fails or `shut` is called meanwhile. */
  load(path?: string): Promise<Predictor>
  /** Drains and closes the predictor, then the artifact, and forgets why a load failed. Ends a load under way. */
  shut(): Promise<void>
  /** It cannot be opened, and why. */
  fail(error: unknown): void
}

/** `opened` is the artifact at `path`, if it was opened to learn its name. */
export function createModel(
  name: string,
  knownPath: string,
  makePredictor: MakePredictor,
  opened?: Artifact,
): Model {
  let path = knownPath
  let version: string | undefined
  let reason: string | undefined
  let artifact = opened
  let predictor: Predictor | undefined
  /** Loads and shuts that are under way or wait for their turn. */
  let busy = 0
  let last: Promise<unknown> = Promise.resolve()
  /** How often `shut` was asked for: a load that finds more than at its start must not go on. */
  let shuts = 0

  /** One after the other, in the order asked for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = busy === 0 ? work() : last.then(work)
    busy++
    const done = turn.finally(() => busy--)
    last = done.catch(() => {})
    return done
  }

  function fail(error: unknown): void {
    reason = toInferryError(error).message
  }

  async function open(from = path): Promise<Predictor> {
    try {
      artifact ??= await openArtifact(from)
      predictor = makePredictor(artifact, name)
    } catch (error) {
      await close()
      fail(error)
      throw error
    }
    path = from
    version = artifact.manifest.version
    return predictor
  }

  async function close(): Promise<void> {
    const [first, then] = [predictor, artifact]
    try {
      await first?.close()
    } finally {
      await then?.close()
      predictor = artifact = reason = undefined
    }
  }

  async function load(from: string | undefined, wanted: () => boolean): Promise<Predictor> {
    await close()
    const made = await open(from)
    try {
      if (wanted()) await made.ready()
      if (wanted()) return made
      throw new InferryError('NOT_READY', `the model ${name} was unloaded while it was loading`)
    } catch (error) {
      await close()
      fail(error)
      throw error
    }
  }

  return {
    get path() {
      return path
    },
    predictor: () => predictor,
    up: () => busy > 0 || (predictor !== undefined && predictor.health().state !== 'failed'),
    entry() {
      const health = predictor?.health()
      const state = health?.state ?? stateWithoutPredictor()
      const why = health === undefined ? reason : health.reason
      const entry = version === undefined ? { name, state } : { name, version, state }
      return why === undefined ? entry : { ...entry, reason: why }
    },
    open,
    load(from) {
      const before = shuts
      return inTurn(() => load(from, () => shuts === before))
    },
    shut() {
      shuts++
      return inTurn(close)
    },
    fail,
  }

  function stateWithoutPredictor(): RepositoryEntry['state'] {
    if (busy > 0) return 'starting'
    return reason === undefined ? 'unloaded' : 'failed'
  }
}
