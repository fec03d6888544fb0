import { basename, extname } from 'node:path'
import type { Description } from './description/description.ts'
import { makePathSafe, pathSafe } from './description/path-safe.ts'

interface Given {
  readonly name?: string
  readonly version?: string
}

/** What the caller says, else the description, else the model file's stem. */
export function chooseName(given: Given, file: string, description: Description | undefined): string {
  if (given.name !== undefined) return pathSafe(given.name, 'name', file)
  return description?.name ?? makePathSafe(basename(file, extname(file)))
}

/** What the caller says, else the description; undefined where the content is to decide. */
export function chooseVersion(
  given: Given,
  file: string,
  description: Description | undefined,
): string | undefined {
  if (given.version !== undefined) return pathSafe(given.version, 'version', file)
  return description?.version
}
