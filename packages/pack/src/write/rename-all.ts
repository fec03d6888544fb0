import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Rename {
  readonly from: string
  readonly to: string
}

/** Renames in order, making folders as needed. If one fails, those before it are undone and its error is thrown. */
export async function renameAll(renames: readonly Rename[]): Promise<void> {
  const done: Rename[] = []
  try {
    for (const { from, to } of renames) {
      await mkdir(dirname(to), { recursive: true })
      await rename(from, to)
      done.push({ from, to })
    }
  } catch (error) {
    for (const { from, to } of done.reverse()) await rename(to, from)
    throw error
  }
}
