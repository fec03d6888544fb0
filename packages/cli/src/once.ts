import { InvalidArgumentError } from 'commander'

/** A commander parser for a text that is given once: of two, one would be dropped without a word; '' names no place. */
export function once(value: string, previous: string | undefined): string {
  if (value === '') throw new InvalidArgumentError('It is empty.')
  if (previous === undefined) return value
  throw new InvalidArgumentError(`It is given twice, first as ${previous}.`)
}
