import { type Environment, textOf, variableFault } from '@inferry/core'

/** Of pino. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** Python's names and pino's. */
const names: Readonly<Record<string, LogLevel>> = {
  notset: 'trace',
  trace: 'trace',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  critical: 'fatal',
  fatal: 'fatal',
  silent: 'silent',
}

/** Python's numbers; one between two of them lets through what the higher one does. */
const numbers: readonly (readonly [number, LogLevel])[] = [
  [0, 'trace'],
  [10, 'debug'],
  [20, 'info'],
  [30, 'warn'],
  [40, 'error'],
  [50, 'fatal'],
]

/** The level that a variable names, by Python's number or by name; `info` when it is not set. */
export function logLevelOf(env: Environment, name: string): LogLevel {
  const text = textOf(env, name)
  if (text === undefined) return 'info'
  const level = /^\d{1,4}$/.test(text) ? byNumber(Number(text)) : byName(text.toLowerCase())
  if (level !== undefined) return level
  throw variableFault(name, text, "Python's number (10, 20, 30, 40, 50) or name of a level, such as INFO")
}

function byName(name: string): LogLevel | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined
}

function byNumber(number: number): LogLevel {
  return numbers.find(([bound]) => number <= bound)?.[1] ?? 'silent'
}
