/** How the text of a setting is understood. */
export interface Kind<T> {
  /** Undefined for what cannot be. */
  readonly parse: (text: string) => T | undefined
  /** What can be, for messages. */
  readonly expected: string
  /** As an argument it may stand without a value. */
  readonly flag?: boolean
}

export const text: Kind<string> = { parse: (given) => given, expected: 'text' }

export const flag: Kind<boolean> = {
  parse: (given) => flags.get(given.toLowerCase()),
  expected: 'true or false',
  flag: true,
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

export function choice<T extends string>(...values: readonly T[]): Kind<T> {
  return { parse: (given) => values.find((value) => value === given), expected: values.join(', ') }
}

export function integer(least: number, most: number): Kind<number> {
  return {
    parse(given) {
      const value = Number(given)
      return /^\d{1,9}$/.test(given) && value >= least && value <= most ? value : undefined
    },
    expected: `a whole number from ${least} to ${most}`,
  }
}

export function matching(form: RegExp, expected: string): Kind<string> {
  return { parse: (given) => (form.test(given) ? given : undefined), expected }
}
