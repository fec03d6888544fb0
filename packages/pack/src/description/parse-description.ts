import { packFault } from '../pack-fault.ts'
import type { Description } from './description.ts'
import { pathSafe } from './path-safe.ts'

type Json = Readonly<Record<string, unknown>>

/** Reads a description. Throws `INVALID_ARTIFACT` that names the place and what is expected; `file` names it in messages. */
export function parseDescription(bytes: Uint8Array, file: string): Description {
  const root = object(parseJson(bytes, file), '', file)
  knownKeys(root, '', ['name', 'version', 'description', 'inputs', 'outputs', 'samples'], file)
  const { name, version, description, inputs, outputs, samples } = root
  return {
    file,
    ...(name !== undefined && { name: pathSafe(string(name, 'name', file), 'name', file) }),
    ...(version !== undefined && {
      version: pathSafe(string(version, 'version', file), 'version', file),
    }),
    ...(description !== undefined && { description: string(description, 'description', file) }),
    columns: namesByTensor(inputs, 'inputs', 'columns', file),
    labels: namesByTensor(outputs, 'outputs', 'labels', file),
    ...(samples !== undefined && { samples: JSON.stringify(samples) }),
  }
}

function namesByTensor(
  value: unknown,
  at: string,
  key: string,
  file: string,
): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>()
  if (value === undefined) return names
  for (const [tensor, entry] of Object.entries(object(value, at, file))) {
    const where = `${at}.${tensor}`
    const about = object(entry, where, file)
    knownKeys(about, where, [key], file)
    if (about[key] !== undefined) names.set(tensor, strings(about[key], `${where}.${key}`, file))
  }
  return names
}

function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : 'it is not UTF-8'
    throw packFault(file, `is not JSON: ${why}`, undefined, cause)
  }
}

function object(value: unknown, at: string, file: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw wrong(value, at, 'an object', file)
}

function knownKeys(value: Json, at: string, known: readonly string[], file: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown === undefined) return
  const where = at === '' ? 'the description' : at
  throw packFault(
    file,
    `${where} has the unknown key ${JSON.stringify(unknown)}; known are ${known.join(', ')}`,
    at,
  )
}

function string(value: unknown, at: string, file: string): string {
  if (typeof value === 'string') return value
  throw wrong(value, at, 'a string', file)
}

function strings(value: unknown, at: string, file: string): readonly string[] {
  if (!Array.isArray(value)) throw wrong(value, at, 'an array of strings', file)
  return value.map((item: unknown, index) => string(item, `${at}[${index}]`, file))
}

function wrong(value: unknown, at: string, expected: string, file: string): Error {
  const found = Array.isArray(value)
    ? 'an array'
    : typeof value === 'object'
      ? value
        ? 'an object'
        : 'null'
      : value
  const shown =
    typeof found === 'string' && typeof value === 'string'
      ? JSON.stringify(value.slice(0, 80))
      : String(found)
  return packFault(file, `${at === '' ? 'the description' : at} is ${shown}, expected ${expected}`, at)
}
