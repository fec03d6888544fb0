import type { Engine, LoadOptions } from '@inferry/core'
import { createContext } from './create-context.ts'
import type { EngineItem } from './engine-context.ts'
import { type EngineModels, onnxModels } from './engine-models.ts'
import { loadItems } from './load-items.ts'
import { runItems } from './run-items.ts'
import { sessionItems } from './session-items.ts'
import { valueItems } from './value-items.ts'

const items = { ...loadItems, ...valueItems, ...runItems, ...sessionItems }

export type EngineItemName = keyof typeof items

export interface EngineCases {
  /** For every load, such as an execution. */
  readonly options?: LoadOptions
  /** For an engine that takes other models than ONNX's. */
  readonly models?: EngineModels
  /** Folders of artifacts with samples. */
  readonly artifacts?: readonly string[]
  /** What this engine cannot do, with the reason. */
  readonly skip?: Readonly<Partial<Record<EngineItemName, string>>>
}

/** What of a tap test is used. */
export interface EngineTest {
  test(
    name: string,
    options: { skip: string | false },
    body: (t: { pass(message: string): unknown }) => Promise<void>,
  ): Promise<unknown>
}

/** The conformance suite of engines: each item is a subtest of `t`. */
export async function testEngine(t: EngineTest, engine: Engine, cases: EngineCases = {}): Promise<void> {
  const { options = {}, models = onnxModels, artifacts = [], skip = {} } = cases
  for (const [name, item] of Object.entries(items) as [EngineItemName, EngineItem][]) {
    await t.test(name, { skip: skip[name] ?? false }, async (t) => {
      const context = await createContext(engine, options, models, artifacts)
      try {
        await item(context)
      } finally {
        await context.close()
      }
      t.pass(name)
    })
  }
}
