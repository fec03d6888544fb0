import type { ElementType } from '@inferry/core'
import { createOpener } from '../ensemble/open-ensemble.ts'
import { encodeFile } from '../file/encode-file.ts'
import type { Finish } from '../finish/finish.ts'
import { bindStep } from './bind-program.ts'
import type { Program, ProgramInput, ProgramOutput } from './definition.ts'
import { toFinishFields } from './finish-fields.ts'
import { createFrame } from './frame.ts'
import { keepUsed, type PlacedStep } from './keep-used.ts'
import { operandKeys } from './operands.ts'
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
  /** Scores, then a classifier's labels; `ensemble` as `compileEnsemble` makes it. */
  trees(x: BuiltValue, ensemble: Uint8Array, finish: Finish): readonly BuiltValue[]
  /** Any other step. What depends on constants alone is computed now. Throws `INVALID_ARTIFACT` for one that is none. */
  step(step: Exclude<Step, ConstantStep | TreesStep>): BuiltValue
  output(output: ProgramOutput): void
  /** The compiled file: without the steps that no output needs. */
  file(): Uint8Array
}

export function createProgramBuilder(): ProgramBuilder {
  const inputs: ProgramInput[] = []
  const outputs: ProgramOutput[] = []
  const values: BuiltValue[] = []
  const constants = new Map<number, Elements>()
  const steps: PlacedStep[] = []

  function add(type: ValueType): BuiltValue {
    const value = { ...type, value: values.length }
    values.push(value)
    return value
  }

  function place(step: Step, section: Uint8Array | undefined, scoped: readonly ValueType[] = values) {
    const bound = bindStep(step, steps.length, {
      values: scoped,
      constants,
      open: createOpener(),
      sections: () => section as Uint8Array,
    })
    return { bound, first: values.length }
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
    const rows = values.map(({ type, columns }) => ({ type, columns }))
    const { bound, first } = place(step, undefined, rows)
    const frame = createFrame([...rows, ...bound.outputs], new Set([first]))
    for (const [value, elements] of constants) frame.data[value] = elements
    frame.rows = 1
    bound.run(frame)
    return addConstant((bound.outputs[0] as ValueType).type, frame.data[first] as Elements)
  }

  return {
    input(input, columns) {
      inputs.push(input)
      return add({ type: input.type, columns })
    },
    constant: addConstant,
    trees(x, ensemble, finish) {
      const step: Step = { kind: 'trees', x: x.value, section: 0, finish: toFinishFields(finish) }
      const { bound, first } = place(step, ensemble)
      steps.push({ step, first, outputs: bound.outputs.length, section: ensemble })
      return bound.outputs.map(add)
    },
    step(step) {
      if (operandKeys(step).every((value) => constants.has(value))) return fold(step)
      const { bound, first } = place(step, undefined)
      steps.push({ step, first, outputs: bound.outputs.length })
      return add(bound.outputs[0] as ValueType)
    },
    output(output) {
      outputs.push(output)
    },
    file() {
      const used = keepUsed({ inputs, steps, outputs })
      const program: Program = { inputs, steps: used.steps, outputs: used.outputs }
      return encodeFile(program, used.sections)
    },
  }
}

function constantStep(type: ElementType, elements: Elements): readonly [Step, Uint8Array?] {
  if (type === 'string') return [{ kind: 'constant', type, texts: elements as string[] }]
  const { buffer, byteOffset, byteLength } = elements as Uint8Array
  return [{ kind: 'constant', type, section: 0 }, new Uint8Array(buffer, byteOffset, byteLength)]
}
