import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** The sha256 of a file, in lower-case hexadecimal. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk)
  return hash.digest('hex')
}
