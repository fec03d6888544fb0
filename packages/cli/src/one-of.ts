import { InvalidArgumentError } from 'commander'

/** A commander parser for one of these; in the words of commander's own `choices`, which do not go with `several`. */
export function oneOf<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const found = choices.find((choice) => choice === text)
    if (found !== undefined) return found
    throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`)
  }
}
