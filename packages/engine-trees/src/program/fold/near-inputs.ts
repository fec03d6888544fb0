import type { PlacedProgram, PlacedStep } from '../placed-program.ts'
import type { Step } from '../steps/index.ts'
import type { Built } from './built.ts'
import { readThrough } from './read-through.ts'

/**
 * Lets trees read what is nearer to the inputs. What they read in parts is joined anew, once for all trees; `next` is
 * the first number that no value has.
 */
export function nearInputs(
  program: PlacedProgram,
  values: Pick<Built, 'constant' | 'type'>,
  next: number,
): PlacedProgram {
  const makers = new Map<number, Step>(program.steps.map(({ step, first }) => [first, step]))
  const built: Built = { ...values, maker: (value) => makers.get(value) }
  const joined = new Map<string, number>()
  const steps: PlacedStep[] = []

  function concat(parts: readonly number[]): number {
    const known = joined.get(parts.join())
    if (known !== undefined) return known
    const first = next + joined.size
    const step = { kind: 'concat', parts } as const
    joined.set(parts.join(), first)
    makers.set(first, step)
    steps.push({ step, first, outputs: 1 })
    return first
  }

  for (const placed of program.steps) {
    const { step, first, outputs, ensemble } = placed
    if (step.kind !== 'trees' || ensemble === undefined) {
      steps.push(placed)
      continue
    }
    const nearer = readThrough({ x: step.x, ensemble }, built, concat)
    if (nearer.ensemble === ensemble) steps.push(placed)
    else steps.push({ step: { ...step, x: nearer.x }, first, outputs, ensemble: nearer.ensemble })
  }
  return { ...program, steps }
}
