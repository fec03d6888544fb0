import type { Artifact, Engine, LoadOptions, Session } from '@inferry/core'
import type { ArtifactParts } from '../artifacts/write-artifact.ts'
import type { EngineModels } from './engine-models.ts'

/** What an item of the engine suite works with. All that it opens is closed after it. */
export interface EngineContext {
  readonly engine: Engine
  readonly options: LoadOptions
  readonly models: EngineModels
  /** Folders of artifacts with samples. */
  readonly artifacts: readonly string[]
  /** Opens an artifact's folder. */
  open(folder: string): Promise<Artifact>
  /** An artifact of a synthetic model, for this engine. */
  artifact(fixture: string, change?: Partial<ArtifactParts>): Promise<Artifact>
  /** A session of a synthetic model. */
  load(fixture: string, change?: Partial<ArtifactParts>): Promise<Session>
}

/** Checks one thing; throws by `node:assert`, so that the suite needs no test library. */
export type EngineItem = (context: EngineContext) => Promise<void>
