import { defaultCodecs, type Environment, textOf, variableFault } from '@inferry/core'

/**
 * An `accept` value that a variable holds. Each of its types must be one that answers come in: else every request
 * without an `accept` of its own would be refused.
 */
export function acceptVariable(env: Environment, name: string): string | undefined {
  const text = textOf(env, name)
  if (text === undefined) return undefined
  const writes = defaultCodecs.flatMap((codec) => codec.writes)
  const types = text.split(',').map((part) => (part.split(';', 1)[0] as string).trim().toLowerCase())
  if (types.every((type) => writes.includes(type))) return text
  throw variableFault(name, text, `one of ${writes.join(', ')}`)
}
