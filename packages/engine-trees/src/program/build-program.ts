import type { ElementType } from '@inferry/core'
import { compileEnsemble } from '../ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../ensemble/definition.ts'
import { createOpener } from '../ensemble/open-ensemble.ts'
import { encodeFile } from '../file/encode-file.ts'
import type { Finish } from '../finish/finish.ts'
import { bindStep } from './bind-program.ts'
import type { Program, ProgramInput, ProgramOutput } from './definition.ts'
import { toFinishFields } from './finish-fields.ts'
import type { Built } from './fold/built.ts'
import { evaluate, type KnownValue } from './fold/evaluate.ts'
import { createLeafSums } from './fold/leaf-sums.ts'
import { mergeSums } from './fold/merge-sums.ts'
import { nearInputs } from './fold/near-inputs.ts'
import { readChosen } from './fold/read-through.ts'
import { operandKeys } from './operands.ts'
import { keepUsed, numbered, type PlacedStep } from './placed-program.ts'
import type { ConstantStep } from './steps/constant.ts'
import type { Step } from './steps/index.ts'
import type { TreesStep } from './steps/trees.ts'
import type { Elements, ValueType } from './value.ts'

/** A value of a program that is being built. */
export interface BuiltValue extends ValueType {
  readonly value: number
  /** Of a constant. */
  readonly elements?: Elements
}

/** Puts a program together, step by step; see {@link Program} for how values are numbered. */
export interface ProgramBuilder {
  /** All inputs come before all else. */
  input(input: ProgramInput, columns: number): BuiltValue
  constant(type: ElementType, elements: Elements): BuiltValue
  /** Scores, then a classifier's labels. */
  trees(x: BuiltValue, ensemble: Ensemble, finish: Finish): readonly BuiltValue[]
  /** Any other step. What depends on constants alone is computed now. Throws `INVALID_ARTIFACT` for one that is none. */
  step(step: Exclude<Step, ConstantStep | TreesStep>): BuiltValue
  output(output: ProgramOutput): void
  /** The compiled file: without the steps that no output needs, nor those that only decide what a tree's leaves give. */
  file(): Uint8Array
}

export function createProgramBuilder(): ProgramBuilder {
  const inputs: ProgramInput[] = []
  const outputs: ProgramOutput[] = []
  const values: BuiltValue[] = []
  const constants = new Map<number, Elements>()
  const steps: PlacedStep[] = []
  const sums = createLeafSums()
  const makers = new Map<number, Step>()
  const built: Built = {
    maker: (value) => makers.get(value),
    type: (value) => values[value] as BuiltValue,
    constant(value) {
      const { type, columns, elements } = values[value] as BuiltValue
      return elements && { type, columns, constant: true, elements }
    },
  }

  function add(type: ValueType): BuiltValue {
    const value = { ...type, value: values.length }
    values.push(value)
    return value
  }

  /** Adds a step and the values that it gives. */
  function place(step: Step, ensemble?: Ensemble): readonly BuiltValue[] {
    const section = ensemble && compileEnsemble(ensemble)
    const { outputs } = bindStep(step, steps.length, {
      values,
      constants,
      open: createOpener(),
      sections: () => section as Uint8Array,
    })
    const first = values.length
    steps.push({ step, first, outputs: outputs.length, ...(ensemble && section && { ensemble, section }) })
    makers.set(first, step)
    return outputs.map(add)
  }

  function addConstant(type: ElementType, elements: Elements): BuiltValue {
    const value = add({ type, columns: elements.length, constant: true })
    const known = { ...value, elements }
    values[value.value] = known
    constants.set(value.value, elements)
    const [step, section] = constantStep(type, elements)
    steps.push({ step, first: value.value, outputs: 1, ...(section !== undefined && { section }) })
    return known
  }

  /** The step's answer to one row: constants are rows for once. */
  function fold(step: Step): BuiltValue {
    const row = (value: number) => ({ ...(built.constant(value) as KnownValue), constant: false })
    const [answer] = evaluate(step, row, 1, steps.length)
    const { type, elements } = answer as KnownValue
    return addConstant(type, elements)
  }

  return {
    input(input, columns) {
      inputs.push(input)
      return add({ type: input.type, columns })
    },
    constant: addConstant,
    trees({ value }, given, finish) {
      const { x, ensemble } = readChosen({ x: value, ensemble: given }, built)
      const step: TreesStep = { kind: 'trees', x, section: 0, finish: toFinishFields(finish) }
      const made = place(step, ensemble)
      sums.addTrees((made[0] as BuiltValue).value, step, ensemble)
      return made
    },
    step(step) {
      if (operandKeys(step).every((value) => constants.has(value))) return fold(step)
      const [made] = place(step) as [BuiltValue]
      sums.addStep(made.value, step, made, built.constant)
      return made
    },
    output(output) {
      outputs.push(output)
    },
    file() {
      const merged = keepUsed(mergeSums({ inputs, steps, outputs }, sums))
      const written = numbered(keepUsed(nearInputs(merged, built, values.length)))
      const program: Program = { inputs, steps: written.steps, outputs: written.outputs }
      return encodeFile(program, written.sections)
    },
  }
}

function constantStep(type: ElementType, elements: Elements): readonly [Step, Uint8Array?] {
  if (type === 'string') return [{ kind: 'constant', type, texts: elements as string[] }]
  const { buffer, byteOffset, byteLength } = elements as Uint8Array
  return [{ kind: 'constant', type, section: 0 }, new Uint8Array(buffer, byteOffset, byteLength)]
}
