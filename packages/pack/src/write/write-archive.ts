import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { packTar } from 'modern-tar/fs'

/**
 * Writes the artifact's files as a `.tar.gz`, at the root as SageMaker wants them: sorted, owner 0, mode 0644, time 0.
 * None of them may be a link. The tar inside is the same everywhere. Deflate's output belongs to the zlib that Node
 * brings: Node 20, 22 and 24 (zlib 1.3.1 and 1.3.2, x64) gave the same bytes; another zlib or processor may not.
 */
export async function writeArchive(folder: string, paths: readonly string[], archive: string): Promise<void> {
  const entry = {
    type: 'file',
    mtime: new Date(0),
    uid: 0,
    gid: 0,
    uname: '',
    gname: '',
    mode: 0o644,
  } as const
  const sources = [...paths].sort().map((path) => ({ ...entry, source: join(folder, path), target: path }))
  await pipeline(
    packTar(sources),
    createGzip({ level: 6 }),
    createWriteStream(archive, { flags: 'wx', mode: 0o644 }),
  )
  await forgetSystem(archive)
}

/** Byte 9 of a gzip header names the operating system (RFC 1952 §2.3.1); 255 is "unknown". The time is 0 already. */
async function forgetSystem(archive: string): Promise<void> {
  const file = await open(archive, 'r+')
  try {
    await file.write(Uint8Array.of(255), 0, 1, 9)
  } finally {
    await file.close()
  }
}
