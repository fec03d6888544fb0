import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, type LoadOptions, openArtifact, type Session } from '@inferry/core'
import { readFixture, writeOnnxFixture } from '../artifacts/onnx-fixtures.ts'
import type { EngineContext } from './engine-context.ts'
import type { EngineModels } from './engine-models.ts'

/** A context for one item, and what cleans up after it. */
export async function createContext(
  engine: Engine,
  options: LoadOptions,
  models: EngineModels,
  artifacts: readonly string[],
): Promise<EngineContext & { close(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'inferry-engine-'))
  const sessions: Session[] = []
  let count = 0
  const context: EngineContext = {
    engine,
    options,
    models,
    artifacts,
    open: (folder) => openArtifact(folder),
    async artifact(fixture, change) {
      const engines = [{ name: engine.name, file: models.file }]
      const made = models.make?.(fixture, await readFixture(`${fixture}.onnx`))
      const files = made && { files: { [models.file]: made } }
      const folder = join(root, String(count++))
      return openArtifact(await writeOnnxFixture(folder, fixture, { engines, ...files, ...change }))
    },
    async load(fixture, change) {
      const session = await engine.load(await context.artifact(fixture, change), options)
      sessions.push(session)
      return session
    },
  }
  return {
    ...context,
    async close() {
      for (const session of sessions) await session.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
