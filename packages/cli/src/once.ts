import { InvalidArgumentError } from 'commander'

/** A commander parser for an option that is given once: of two values, one would be dropped without a word. */
export function once(value: string, previous: string | undefined): string {
  if (previous === undefined) return value
  throw new InvalidArgumentError(`It is given twice, first as ${previous}.`)
}
