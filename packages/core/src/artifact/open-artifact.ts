import { open, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { InferryError } from '../errors/inferry-error.ts'
import { systemReason } from '../errors/system-reason.ts'
import { manifestFile } from '../manifest/manifest-file.ts'
import { type ArchiveLimits, defaultArchiveLimits } from './archive-limits.ts'
import type { Artifact } from './artifact.ts'
import { openFolder } from './folder-artifact.ts'

export interface OpenArtifactOptions {
  /** Stops unpacking. */
  readonly signal?: AbortSignal
  /** For archives; see {@link defaultArchiveLimits}. */
  readonly limits?: Partial<ArchiveLimits>
  /** What messages call it; unless given, the last part of the path, for a message may go to who knows whom. */
  readonly name?: string
}

/**
 * Opens an artifact: a folder that holds `inferry.json`, or its `.tar.gz`, which is unpacked into a temporary folder
 * until `close()`. An archive is known by its bytes, not by its name. Throws `INVALID_ARTIFACT` for anything
 * damaged, incomplete or unsafe.
 */
export async function openArtifact(path: string, options: OpenArtifactOptions = {}): Promise<Artifact> {
  const { name = basename(resolve(path)) } = options
  const found = await stat(path).catch((cause) => {
    throw invalid(name, cause.code === 'ENOENT' ? 'no such file or folder' : systemReason(cause), cause)
  })
  if (found.isDirectory()) return openFolder(path, name, async () => {})
  if (!found.isFile() || !(await isGzip(path, name)))
    throw invalid(name, 'neither a folder nor a tar.gz archive')
  return openArchive(path, name, options)
}

async function openArchive(path: string, name: string, options: OpenArtifactOptions): Promise<Artifact> {
  // Imported only now, with zlib and the tar reader: whoever opens folders does not pay for them.
  const [{ unpackArchive }, { createTemporaryFolder }] = await Promise.all([
    import('./unpack-archive.ts'),
    import('./temporary-folder.ts'),
  ])
  const folder = await createTemporaryFolder()
  try {
    const entries = await unpackArchive(
      path,
      name,
      folder.path,
      { ...defaultArchiveLimits, ...options.limits },
      options.signal,
    )
    checkRoot(name, entries)
    return await openFolder(folder.path, name, () => folder.remove())
  } catch (error) {
    await folder.remove()
    throw error
  }
}

/** The commonest mistake in making an archive by hand: `tar czf a.tar.gz folder` in place of `-C folder .`. */
function checkRoot(name: string, entries: readonly string[]): void {
  if (entries.includes(manifestFile)) return
  const nested = entries.find((entry) => entry.endsWith(`/${manifestFile}`))
  if (nested === undefined) return
  const folder = dirname(nested)
  throw invalid(
    name,
    `its files must stand at the root, but it holds ${nested}; archive them with: tar -C ${folder} -czf <archive> .`,
  )
}

async function isGzip(path: string, name: string): Promise<boolean> {
  const file = await open(path, 'r').catch((cause) => {
    throw invalid(name, systemReason(cause), cause)
  })
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

function invalid(name: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${name}: ${sentence}`, { cause, location: { file: name } })
}
