import type { Engine, EngineMemory, Manifest } from '@inferry/core'

/** What a model takes in memory. */
export interface MemoryNeed {
  /** Bytes, an estimate. */
  readonly bytes: number
  /** As of `EngineMemory`. */
  readonly kept: boolean
}

/** Of an engine that does not say: the most of those that are known. */
const unknown: EngineMemory = { factor: 5.5, kept: false }

/** What loading this artifact in this engine takes: of its files, those that are not another engine's or samples. */
export function memoryNeed({ files, engines: entries, samples }: Manifest, engine: Engine): MemoryNeed {
  const { factor, kept } = engine.memory ?? unknown
  const own = entries.filter(({ name }) => name === engine.name).map(({ file }) => file)
  const others = entries.map(({ file }) => file).filter((file) => !own.includes(file))
  const size = files
    .filter(({ path }) => path !== samples && !others.includes(path))
    .reduce((sum, file) => sum + file.size, 0)
  return { bytes: Math.ceil(size * factor), kept }
}
