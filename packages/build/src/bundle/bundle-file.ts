import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { InferryError } from '@inferry/core'

/** A file of a bundle. */
export interface BundleFile {
  /** Relative, `/`-separated. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  /** What it holds, or the absolute path of the file that it is a copy of. */
  readonly content: Uint8Array | string
}

/** Stays in the folder for whoever reads a stack trace. */
export function isSourceMap({ path }: Pick<BundleFile, 'path'>): boolean {
  return /^[^/]+\.mjs\.map$/.test(path)
}

/** What makes an image of the folder. */
export const imageFile = 'Dockerfile'

/** What an image takes, in Docker's words. */
const ignoreFile = '.dockerignore'

/** Has an image take these files and folders of the topmost folder, and nothing that was laid beside them. */
export function ignoreFileOf(files: readonly Pick<BundleFile, 'path'>[]): BundleFile {
  const names = new Set(files.map(({ path }) => path.split('/')[0] ?? path))
  return fileOf(ignoreFile, ['*', ...[...names].sort().map((name) => `!${name}`), ''].join('\n'))
}

/** Whether it goes into the zip or the image, as what makes the image and source maps do not. */
export function isShipped(file: Pick<BundleFile, 'path'>): boolean {
  return !isSourceMap(file) && file.path !== imageFile && file.path !== ignoreFile
}

export function fileOf(path: string, content: Uint8Array | string): BundleFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { path, size: bytes.length, sha256: digestOf(bytes), content: bytes }
}

/** What a file holds. Throws `INVALID_ARTIFACT` if it is not what it was. */
export async function readContent(file: BundleFile): Promise<Uint8Array> {
  if (typeof file.content !== 'string') return file.content
  const bytes = await readFile(file.content)
  checkDigest(file, digestOf(bytes))
  return bytes
}

/** Throws `INVALID_ARTIFACT` if a copy of a file has another digest: it was changed since it was verified. */
export function checkDigest({ path, sha256 }: BundleFile, digest: string): void {
  if (digest === sha256) return
  const message = `${path} was changed while it was read; build again`
  throw new InferryError('INVALID_ARTIFACT', message, { location: { file: path } })
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
