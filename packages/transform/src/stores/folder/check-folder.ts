import { stat } from 'node:fs/promises'
import { InferryError } from '@inferry/core'

/** Throws `INVALID_CONFIGURATION` where answers cannot go, as there is a file; a folder need not be there yet. */
export async function checkFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  const isFile = found instanceof Error ? found.code === 'ENOTDIR' : !found.isDirectory()
  if (!isFile) return
  const what = found instanceof Error ? 'lies below a file' : 'is a file'
  const message = `the output ${path} ${what}; give a folder, which is made if it is not there`
  throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'output' } })
}
