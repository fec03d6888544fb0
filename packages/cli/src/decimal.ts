import { InvalidArgumentError } from 'commander'

/** A commander parser for a number within bounds, such as `0.5` or `1e6`. */
export function decimal(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^(\d+\.?\d*|\.\d+)(e\+?\d+)?$/i.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`A number from ${least} to ${most} is wanted.`)
  }
}
