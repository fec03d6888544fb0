import type { Engine } from '@inferry/core'
import type { MemoryBudget } from './memory-budget.ts'
import { memoryNeed } from './memory-need.ts'

/** The engine, but it refuses with `INSUFFICIENT_MEMORY` to load what would not fit. */
export function withMemoryBudget(engine: Engine, budget: MemoryBudget): Engine {
  return {
    ...engine,
    async load(artifact, options) {
      const { manifest } = artifact
      const need = memoryNeed(manifest, engine)
      // With its process goes all that a model took.
      const kept = need.kept && options?.execution !== 'isolated'
      const giveBack = budget.take({ ...need, kept }, manifest.name)
      try {
        const session = await engine.load(artifact, options)
        return {
          run: session.run,
          get lost() {
            return session.lost ?? false
          },
          close: () => session.close().finally(giveBack),
        }
      } catch (error) {
        giveBack()
        throw error
      }
    },
  }
}
