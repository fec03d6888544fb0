import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobRecords } from './job-records.ts'
import type { JobObject } from './target.ts'

/** Bytes that are written at once. */
const chunkBytes = 1024 * 1024

/** Writes the records, again and again until there are so many bytes, at least once, into a new folder. */
export async function writeJobObject(
  { name, text }: JobRecords,
  bytes: number,
  temporary: string,
): Promise<JobObject> {
  const folder = await mkdtemp(join(temporary, 'job-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const [input, output] = [join(folder, 'in'), join(folder, 'out')]
    await mkdir(input)
    const file = await open(join(input, name), 'w')
    try {
      let times = Math.max(1, Math.ceil(bytes / text.length))
      const most = Math.max(1, Math.floor(chunkBytes / text.length))
      const chunk = Buffer.concat(Array<Uint8Array>(Math.min(times, most)).fill(text))
      for (; times > 0; times -= most)
        await file.writeFile(times < most ? chunk.subarray(0, times * text.length) : chunk)
    } finally {
      await file.close()
    }
    return { input, output, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
