import { createHash } from 'node:crypto'
import type { Manifest } from '@inferry/core'

/** The version of a model that was given none: 12 hexadecimal digits of a digest over its files and its signature. */
export function contentVersion({
  files,
  inputs,
  outputs,
}: Pick<Manifest, 'files' | 'inputs' | 'outputs'>): string {
  const content = [
    files.map(({ path, sha256 }) => [path, sha256]),
    inputs.map(({ name, type, shape, columns }) => [name, type, shape, columns ?? null]),
    outputs.map(({ name, type, shape, labels }) => [name, type, shape, labels ?? null]),
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
}
