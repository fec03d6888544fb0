import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { relativePathFault } from '@inferry/core'
import { unzip as inflate, type Unzipped } from 'fflate'

/** Bytes of all files together, four times what Lambda takes: that it takes less is for a check to say. */
const mostBytes = 1024 ** 3

/** Writes the files of a zip into a folder. Throws for one that is damaged, too large, or would write elsewhere. */
export async function unzip(path: string, folder: string): Promise<void> {
  if ((await stat(path)).size > mostBytes) throw new Error('it is larger than 1 GiB')
  const zip = await readFile(path)
  let sum = 0
  const files = await new Promise<Unzipped>((resolve, reject) => {
    const filter = ({ originalSize }: { readonly originalSize: number }) => {
      sum += originalSize
      return sum <= mostBytes
    }
    inflate(zip, { filter }, (error, read) => (error === null ? resolve(read) : reject(error)))
  })
  if (sum > mostBytes) throw new Error('it holds more than 1 GiB')
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('/')) continue
    const wrong = relativePathFault(name)
    if (wrong !== undefined) throw new Error(`it holds ${JSON.stringify(name)}, which ${wrong}`)
    const target = join(folder, name)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
  }
}
