import { createOpener } from '../ensemble/open-ensemble.ts'
import { fileFault } from '../file/file-fault.ts'
import type { ProgramInput, ProgramOutput } from './definition.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { createFrame, type Frame } from './frame.ts'
import type { BoundStep, Scope, SectionReader } from './step.ts'
import { stepKinds } from './steps/index.ts'
import { anyColumns, type Elements, maxColumns, type ValueType } from './value.ts'

/** A program that was checked and is ready to run. */
export interface BoundProgram {
  readonly inputs: readonly BoundInput[]
  readonly outputs: readonly BoundOutput[]
  /** Columns of all its values: what a row takes; without those whose number the caller's inputs decide. */
  readonly columns: number
  /** Values whose number of columns the caller's inputs decide. */
  readonly openValues: number
  /** About how many steps the walks of a row take. */
  readonly steps: number
  createFrame(): Frame
  /** Runs the steps on the rows of a frame whose inputs are in place. */
  run(frame: Frame): void
}

export interface BoundInput extends ProgramInput {
  readonly columns: number
}

export interface BoundOutput extends ProgramOutput {
  readonly type: ValueType['type']
  readonly columns: number
  /** Whether another output is the same value. */
  readonly again: boolean
}

/** Of steps: more than any exporter writes by far. */
const maxSteps = 100_000
/** Of a row's walks beyond one for each record: they take a tenth of a second. Real trees hardly share records. */
const maxExcess = 2 ** 24

/** Checks a program, as the header of a file holds it. Throws `INVALID_ARTIFACT` that names the step which is wrong. */
export function bindProgram(header: unknown, parts: readonly Uint8Array[]): BoundProgram {
  const fields = fieldsOf(header, 'header')
  const inputs = fields.list('inputs').map((input, index) => bindInput(fieldsOf(input, `input ${index}`)))
  const values: ValueType[] = inputs.map(({ type, columns }) => ({ type, columns }))
  const constants = new Map<number, Elements>()
  const steps: BoundStep[] = []
  const sections = takeInOrder(parts)
  const open = createOpener()
  const walk = { steps: 0, excess: 0 }
  let total = inputs.reduce((sum, { columns }) => sum + Math.max(columns, 0), 0)
  const list = fields.list('steps')
  if (list.length > maxSteps)
    throw fields.fault(`it has ${list.length} steps, at most ${maxSteps} are allowed`)
  list.forEach((json, index) => {
    const step = bindStep(json, index, { values, constants, open, sections })
    if (step.constant !== undefined) constants.set(values.length, step.constant)
    else steps.push(step)
    values.push(...step.outputs)
    total += step.outputs.reduce((sum, { columns }) => sum + Math.max(columns, 0), step.cost ?? 0)
    if (total > maxColumns) throw fields.fault(`its values have more than ${maxColumns} columns together`)
    walk.steps += step.walk?.steps ?? 0
    walk.excess += step.walk?.excess ?? 0
    if (walk.excess > maxExcess)
      throw fields.fault(
        `its trees share so many records that a row takes ${walk.excess} steps more than there are records; at most ${maxExcess} are allowed`,
      )
  })
  const given = new Set<number>()
  const outputs = fields
    .list('outputs')
    .map((output, index) => bindOutput(fieldsOf(output, `output ${index}`), values, given))
  unique('input', inputs)
  unique('output', outputs)
  return ready({ inputs, outputs, columns: total, steps: walk.steps }, values, constants, steps)
}

/** A function of its own: what it returns keeps nothing of the file. */
function ready(
  known: Omit<BoundProgram, 'openValues' | 'createFrame' | 'run'>,
  values: readonly ValueType[],
  constants: ReadonlyMap<number, Elements>,
  steps: readonly BoundStep[],
): BoundProgram {
  const given = new Set(known.outputs.map(({ value }) => value))
  return {
    ...known,
    openValues: values.filter(({ columns }) => columns < 0).length,
    createFrame() {
      const frame = createFrame(values, given)
      for (const [value, elements] of constants) frame.data[value] = elements
      return frame
    },
    run(frame) {
      for (let index = 0; index < steps.length; index++) (steps[index] as BoundStep).run(frame)
    },
  }
}

/** Checks the step `index`. A compiler uses it too, to know what a step gives. */
export function bindStep(json: unknown, index: number, scope: Scope): BoundStep {
  const kind = fieldsOf(json, `step ${index}`).oneOf('kind', Object.keys(stepKinds) as StepKind[])
  return stepKinds[kind](fieldsOf(json, `step ${index} (${kind})`), scope)
}

type StepKind = keyof typeof stepKinds

/** Each section belongs to one step, in order. Steps keep their scope, so that one that was taken is let go. */
function takeInOrder(parts: readonly Uint8Array[]): SectionReader {
  const left: (Uint8Array | undefined)[] = [...parts]
  let next = 0
  return (fields, name) => {
    const index = fields.integer(name, 0, left.length - 1)
    if (index !== next++) throw fields.fault(`it takes section ${index}, the next is ${next - 1}`)
    const part = left[index] as Uint8Array
    left[index] = undefined
    return part
  }
}

function bindInput(fields: Fields): BoundInput {
  const shape = readShape(fields)
  return { name: fields.text('name'), type: fields.elementType('type'), shape, columns: columnsOf(shape) }
}

/** `given`: the values of the outputs before it. */
function bindOutput(fields: Fields, values: readonly ValueType[], given: Set<number>): BoundOutput {
  const shape = readShape(fields)
  const value = fields.integer('value', 0, values.length - 1)
  const { type, columns, constant } = values[value] as ValueType
  if (constant) throw fields.fault('its value is a constant')
  if (columnsOf(shape) !== columns)
    throw fields.fault(`its shape [${shape}] does not fit a value of ${columns} columns`)
  const again = given.has(value)
  given.add(value)
  return { name: fields.text('name'), value, shape, type, columns, again }
}

function readShape(fields: Fields): readonly number[] {
  const shape = fields.integers('shape', -1, maxColumns)
  const [rows, ...rest] = shape
  const odd = rest.includes(0) || (rest.includes(-1) && rest.length > 1)
  if (rows !== -1 || odd || columnsOf(shape) > maxColumns) throw fields.fault(`its shape is [${shape}]`)
  return shape
}

/** How many columns a shape has; {@link anyColumns} where it leaves that open. */
export function columnsOf([, ...rest]: readonly number[]): number {
  return rest.includes(-1) ? anyColumns : rest.reduce((product, dim) => product * dim, 1)
}

function unique(noun: string, list: readonly { readonly name: string }[]): void {
  const seen = new Set<string>()
  for (const { name } of list) {
    if (seen.has(name)) throw fileFault(`${noun}s`, `two have the name ${JSON.stringify(name)}`)
    seen.add(name)
  }
}
