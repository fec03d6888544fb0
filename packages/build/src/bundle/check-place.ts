import { lstat, readdir, readFile } from 'node:fs/promises'
import { InferryError, systemReason } from '@inferry/core'
import { unzipSync } from 'fflate'
import { descriptionFile } from './bundle-description.ts'
import { othersIn } from './others-in.ts'
import { readDescription } from './read-description.ts'

/**
 * Throws `INVALID_CONFIGURATION` unless nothing stands at this absolute path but an empty folder, or a bundle with no file
 * that was laid into it: what is not ours is not taken away.
 */
export async function checkPlace(place: string): Promise<void> {
  try {
    if (!(await lstat(place)).isDirectory())
      throw outFault(place, 'is no folder; move it away, or give another --out')
    const names = await readdir(place)
    if (names.length === 0) return
    if (!names.includes(descriptionFile)) {
      throw outFault(
        place,
        `is neither empty nor a bundle (it has no ${descriptionFile}); give another --out`,
      )
    }
    const other = await firstOther(place)
    if (other !== undefined)
      throw outFault(place, `holds ${other}, which no build wrote; move it away, or give another --out`)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
    if (cause instanceof InferryError) throw cause
    throw outFault(place, `cannot be read: ${systemReason(cause)}`, cause)
  }
}

/** Throws `INVALID_CONFIGURATION` if what stands at this path is not the zip of a bundle. */
export async function checkZipPlace(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined || (found.isFile() && (await holdsBundle(path)))) return
  throw outFault(path, 'is not the zip of a bundle; move it away, or give another --out')
}

async function holdsBundle(zip: string): Promise<boolean> {
  try {
    return (
      descriptionFile in unzipSync(await readFile(zip), { filter: ({ name }) => name === descriptionFile })
    )
  } catch {
    return false
  }
}

async function firstOther(place: string): Promise<string | undefined> {
  const description = await readDescription(place).catch((cause) => {
    const sentence = `has a ${descriptionFile} that this version does not write; move it away, or give another --out`
    throw outFault(place, sentence, cause)
  })
  const others = await othersIn(place, description)
  return others.map(([path]) => path).sort()[0]
}

/** About `--out`. */
export function outFault(file: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_CONFIGURATION', `${file}: ${sentence}`, {
    location: { file, field: 'out' },
    cause,
  })
}
