/** Whether a parsed JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a parsed JSON value is a whole number within bounds. */
export function isInteger(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
}

const spelled: ReadonlyMap<unknown, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
])

/** A number as the header holds it: those that JSON has no way to write are spelled out. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity' | '-0'

export function toJsonNumber(value: number): JsonNumber {
  for (const [text, number] of spelled) if (Object.is(number, value)) return text as JsonNumber
  return value
}

/** The number that a parsed JSON value stands for; undefined if none. */
export function fromJsonNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : spelled.get(value)
}
