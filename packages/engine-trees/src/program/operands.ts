import type { Step } from './steps/index.ts'

/** The fields that refer to values which may have rows, by kind of step. */
const rowFields = ['x', 'y', 'left', 'right', 'condition', 'parts'] as const
/** The fields that refer to constants. */
const tableFields = ['keys', 'values', 'default', 'categories', 'table'] as const

type Json = Readonly<Record<string, unknown>>

/** The values whose rows a step reads. */
export function operandKeys(step: Step): readonly number[] {
  return rowFields.flatMap((name) => ((step as unknown as Json)[name] as number | number[] | undefined) ?? [])
}

/** All values that a step refers to. */
export function references(step: Step): readonly number[] {
  return [...rowFields, ...tableFields].flatMap(
    (name) => ((step as unknown as Json)[name] as number | number[] | undefined) ?? [],
  )
}

/** The step with its values, and its section, numbered anew. */
export function renumber(step: Step, numbers: ReadonlyMap<number, number>, section: number): Step {
  const changed: Record<string, unknown> = { ...step }
  const anew = (value: number) => numbers.get(value) as number
  for (const name of [...rowFields, ...tableFields]) {
    const found = changed[name] as number | number[] | undefined
    if (found !== undefined) changed[name] = Array.isArray(found) ? found.map(anew) : anew(found)
  }
  if (changed['section'] !== undefined) changed['section'] = section
  return changed as unknown as Step
}
