import { createHash } from 'node:crypto'

/** The folder, beside the answers, of the documents about them. */
export const stateFolder = '.inferry-transform'

/** What the name of a file ends in that is not whole yet, and that of its folder. */
export const partialEnding = '.inferry-partial'

/** Whether a listing leaves a key out: it is of our making, and no object of anyone's. */
export function isOwnKey(key: string): boolean {
  const parts = key.split('/')
  return parts.at(-1)?.endsWith(partialEnding) === true || parts.slice(0, -1).includes(stateFolder)
}

/** The name of a key's document: keys can be longer than names, and one can be another's folder. */
export function stateFile(key: string): string {
  return `${createHash('sha256').update(key).digest('hex')}.json`
}
