import { InferryError } from '@inferry/core'

/** Throws `INVALID_CONFIGURATION` for what is no number from `least` to `most`. */
export function within(field: string, value: unknown, least: number, most: number): void {
  if (typeof value === 'number' && value >= least && value <= most) return
  throw fault(field, `${field} must be a number from ${least} to ${most}, not ${show(value)}`)
}

/** Throws `INVALID_CONFIGURATION` for what is no whole number from `least` to `most`. */
export function whole(field: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return
  throw fault(field, `${field} must be a whole number from ${least} to ${most}, not ${show(value)}`)
}

/** Without the fields that are undefined. */
export function defined<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [Key in keyof T]: Exclude<T[Key], undefined> }
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined')
}

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
