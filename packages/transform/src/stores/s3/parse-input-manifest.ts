import { parseS3Url, type S3Location } from '@inferry/aws'
import { InferryError } from '@inferry/core'

/** The objects that a manifest names, in its order. */
export interface InputManifest {
  readonly bucket: string
  /** What all keys begin with, up to its last `/`. */
  readonly prefix: string
  /** Relative to the prefix. */
  readonly keys: readonly string[]
}

/**
 * Reads `[{"prefix": "s3://bucket/some/prefix/"}, "relative/1", …]`; `name` is what messages call it. Throws
 * `INVALID_CONFIGURATION`.
 *
 * Source: API reference, TransformS3DataSource, ManifestFile.
 */
export function parseInputManifest(bytes: Uint8Array, name: string): InputManifest {
  const entries = parseArray(bytes, name)
  const { bucket, key: start } = prefixOf(entries[0], name)
  const prefix = start.slice(0, start.lastIndexOf('/') + 1)
  const seen = new Map<string, number>()
  entries.slice(1).forEach((entry, before) => {
    const index = before + 1
    if (typeof entry !== 'string' || entry === '')
      throw fault(name, `entry ${index} is ${show(entry)}, expected what is behind the prefix as text`, index)
    const key = (start + entry).slice(prefix.length)
    const first = seen.get(key)
    if (first !== undefined)
      throw fault(
        name,
        `entry ${index} is ${show(entry)}, as entry ${first} is; name each object once`,
        index,
      )
    seen.set(key, index)
  })
  if (seen.size === 0) throw fault(name, 'it names no object; add what is behind the prefix')
  return { bucket, prefix, keys: [...seen.keys()] }
}

function prefixOf(entry: unknown, name: string): S3Location {
  const { prefix, ...others } = Object(entry) as Readonly<Record<string, unknown>>
  const found = typeof prefix === 'string' ? parseS3Url(prefix) : undefined
  if (found !== undefined && typeof entry === 'object' && Object.keys(others).length === 0) return found
  throw fault(name, `entry 0 is ${show(entry)}, expected {"prefix": "s3://bucket/some/prefix/"}`, 0)
}

function parseArray(bytes: Uint8Array, name: string): readonly unknown[] {
  const text = new TextDecoder().decode(bytes)
  const [firstLine = ''] = text.trimStart().split('\n', 1)
  if (isObject(tryParse(firstLine)))
    throw fault(
      name,
      'it is an augmented manifest, lines of JSON objects, which batch transform does not take; give a JSON array',
    )
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw fault(name, `it is not JSON: ${(cause as Error).message}`)
  }
  if (Array.isArray(value)) return value
  throw fault(name, 'it is no JSON array of a prefix and what is behind it')
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function fault(name: string, problem: string, index?: number): InferryError {
  const location = { file: name, ...(index !== undefined && { row: index }) }
  return new InferryError('INVALID_CONFIGURATION', `the manifest ${name}: ${problem}`, { location })
}
