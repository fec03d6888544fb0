import { basename, resolve } from 'node:path'
import type { Description } from './description/description.ts'
import { makePathSafe, pathSafe } from './description/path-safe.ts'

interface Given {
  readonly name?: string
  readonly version?: string
}

/** What the caller says, else the description, else the last part of `out`, the artifact's place. */
export function chooseName(given: Given, out: string, description: Description | undefined): string {
  if (given.name !== undefined) return pathSafe(given.name, 'name')
  return description?.name ?? makePathSafe(basename(resolve(out)))
}

/** What the caller says, else the description; undefined where the content is to decide. */
export function chooseVersion(given: Given, description: Description | undefined): string | undefined {
  if (given.version !== undefined) return pathSafe(given.version, 'version')
  return description?.version
}
