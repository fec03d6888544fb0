import { type BenchTarget, type BuiltSubject, benchTargets, oneCpu } from '@inferry/bench'
import { chooseEngine, type Manifest } from '@inferry/core'
import { engines, openEngines } from '../engines.ts'

/** What is to be measured, as flags say. */
export interface SubjectFlags {
  /** All unless given. */
  readonly target?: readonly BenchTarget[]
  /** The artifact's first unless given, or `all` of its own. */
  readonly engine?: string
  /** Megabytes of a function, each measured; of one CPU unless given. */
  readonly memory?: readonly number[]
}

/** Every target with every engine, and a function in every size. Throws `ENGINE_UNAVAILABLE`. */
export function subjectsOf(manifest: Manifest, flags: SubjectFlags): readonly BuiltSubject[] {
  const { target: targets = benchTargets, engine: wanted, memory = [oneCpu] } = flags
  const names =
    wanted === 'all'
      ? openEngines(manifest).map(({ name }) => name)
      : [chooseEngine(manifest, engines(), wanted).name]
  return targets.flatMap((target) =>
    names.flatMap((engine): readonly BuiltSubject[] =>
      target === 'lambda' ? memory.map((megabytes) => ({ target, engine, megabytes })) : [{ target, engine }],
    ),
  )
}
