import { basename } from 'node:path'
import type { ErrorLocation } from '@inferry/core'

/** The folders of an absolute path. */
const folders = /(?<![^\s"'(=])\/(?:[^\s"'():;,/]+\/)+/g

/** A message without the folders of this machine, which are nobody's business elsewhere; its log has them. */
export function withoutPaths(message: string, location?: ErrorLocation): string {
  const { file } = location ?? {}
  // As a whole: it may hold spaces.
  const named = file?.startsWith('/') ? message.replaceAll(file, `…/${basename(file)}`) : message
  return named.replaceAll(folders, '…/')
}

/** The same of a location. */
export function locationWithoutPaths(location: ErrorLocation): ErrorLocation {
  const { file } = location
  return file?.startsWith('/') ? { ...location, file: basename(file) } : location
}
