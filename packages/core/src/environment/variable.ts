import { InferryError } from '../errors/inferry-error.ts'

/** A process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What a variable holds; undefined when it is not set or blank. */
export function textOf(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim()
  return text === '' ? undefined : text
}

/** A whole number from `least` to `most`; undefined when the variable is not set. */
export function integerOf(env: Environment, name: string, least: number, most: number): number | undefined {
  const text = textOf(env, name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw variableFault(name, text, `a whole number from ${least} to ${most}`)
}

/** One of the choices; undefined when the variable is not set. */
export function choiceOf<T extends string>(
  env: Environment,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textOf(env, name)
  if (text === undefined) return undefined
  const found = choices.find((choice) => choice === text)
  if (found !== undefined) return found
  throw variableFault(name, text, `one of ${choices.join(', ')}`)
}

/** `true` or `false` in any case, as AWS's local mode writes `True`; false when the variable is not set. */
export function flagOf(env: Environment, name: string): boolean {
  const text = textOf(env, name)
  const lower = text?.toLowerCase()
  if (lower === undefined || lower === 'false' || lower === '0') return false
  if (lower === 'true' || lower === '1') return true
  throw variableFault(name, text as string, 'true or false')
}

/** What a variable holds, and what it should. */
export function variableFault(name: string, text: string, expected: string): InferryError {
  const message = `${name} is ${JSON.stringify(text)}, expected ${expected}`
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field: name } })
}
