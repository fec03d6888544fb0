import { createOpener } from '../../ensemble/open-ensemble.ts'
import { bindStep } from '../bind-program.ts'
import { createFrame } from '../frame.ts'
import { references, renumber } from '../operands.ts'
import type { Step } from '../steps/index.ts'
import type { Elements, ValueType } from '../value.ts'

/** A value whose elements are known while a program is built. */
export interface KnownValue extends ValueType {
  readonly elements: Elements
}

/**
 * What a step makes of `rows` rows of its operands; an operand that is `constant` has one row for all. Throws
 * `INVALID_ARTIFACT`, naming the step `index`, for one that is none, and `INFERENCE_FAILED` for a row that it has no answer to.
 */
export function evaluate(
  step: Step,
  operand: (value: number) => KnownValue,
  rows: number,
  index: number,
  section: Uint8Array = new Uint8Array(),
): readonly KnownValue[] {
  const operands = [...new Set(references(step))]
  const numbers = new Map(operands.map((value, index) => [value, index]))
  const values = operands.map(operand)
  const bound = bindStep(renumber(step, numbers, 0), index, {
    values,
    constants: new Map(values.map(({ elements }, index) => [index, elements])),
    open: createOpener(),
    sections: () => section,
  })
  const frame = createFrame([...values, ...bound.outputs], new Set())
  values.forEach(({ elements }, index) => {
    frame.data[index] = elements
  })
  frame.rows = rows
  bound.run(frame)
  return bound.outputs.map((type, index) => ({
    ...type,
    elements: frame.data[values.length + index] as Elements,
  }))
}
