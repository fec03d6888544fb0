import { compileEnsemble } from '../ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../ensemble/definition.ts'
import type { ProgramInput, ProgramOutput } from './definition.ts'
import { references, renumber } from './operands.ts'
import type { Step } from './steps/index.ts'

/** A step, the first of the values that it makes, how many it makes, and what lies in its section if it has one. */
export interface PlacedStep {
  readonly step: Step
  readonly first: number
  readonly outputs: number
  /** Of a constant, or of an ensemble that is compiled already. */
  readonly section?: Uint8Array
  /** Of a trees step. */
  readonly ensemble?: Ensemble
}

/** A program before it is written. */
export interface PlacedProgram {
  readonly inputs: readonly ProgramInput[]
  readonly steps: readonly PlacedStep[]
  readonly outputs: readonly ProgramOutput[]
}

/** Drops the steps that no output needs. */
export function keepUsed(program: PlacedProgram): PlacedProgram {
  const needed = new Set(program.outputs.map(({ value }) => value))
  const kept: PlacedStep[] = []
  for (const placed of program.steps.toReversed()) {
    if (!valuesOf(placed).some((value) => needed.has(value))) continue
    kept.push(placed)
    for (const value of references(placed.step)) needed.add(value)
  }
  return { ...program, steps: kept.reverse() }
}

/** Numbers the values and the sections as they come; ensembles that are not compiled yet are. */
export function numbered(program: PlacedProgram): {
  readonly steps: readonly Step[]
  readonly outputs: readonly ProgramOutput[]
  readonly sections: readonly Uint8Array[]
} {
  const numbers = new Map(program.inputs.map((_, index) => [index, index]))
  const sections: Uint8Array[] = []
  const steps = program.steps.map((placed) => {
    const step = renumber(placed.step, numbers, sections.length)
    const section = placed.section ?? (placed.ensemble && compileEnsemble(placed.ensemble))
    if (section !== undefined) sections.push(section)
    for (const value of valuesOf(placed)) numbers.set(value, numbers.size)
    return step
  })
  const outputs = program.outputs.map((output) => ({
    ...output,
    value: numbers.get(output.value) as number,
  }))
  return { steps, outputs, sections }
}

/** The values that a step makes. */
export function valuesOf({ first, outputs }: PlacedStep): readonly number[] {
  return Array.from({ length: outputs }, (_, index) => first + index)
}
