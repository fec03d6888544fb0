import { join } from 'node:path'
import { InferryError } from '@inferry/core'

/** The path of a key's file. Throws `INVALID_INPUT` for a key that cannot be a path below the folder. */
export function keyPath(folder: string, key: string): string {
  const fault = keyFault(key, process.platform)
  if (fault === undefined) return join(folder, key)
  const message = `the key ${JSON.stringify(key)} ${fault}, so that it cannot be the name of a file in ${folder}`
  throw new InferryError('INVALID_INPUT', message, { location: { file: key } })
}

/** What is wrong with it as a path, as the end of a sentence. S3 takes any text as a key. */
export function keyFault(key: string, platform: NodeJS.Platform): string | undefined {
  if (key.includes('\0')) return 'has a zero byte'
  if (key.startsWith('/')) return 'begins with a slash'
  if (platform === 'win32' && /[\\:]/.test(key)) return 'has a backslash or a colon'
  for (const part of key.split('/')) {
    if (part === '') return 'has an empty part'
    if (part === '.' || part === '..') return `has the part "${part}"`
  }
  return undefined
}
