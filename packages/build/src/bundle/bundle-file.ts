import { createHash } from 'node:crypto'

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

/** What an image leaves out, in Docker's words: the patterns are of the topmost folder alone. */
export const ignoreFile = fileOf('.dockerignore', `${imageFile}\n.dockerignore\n*.mjs.map\n`)

/** Whether it goes into the zip or the image, as what makes the image and source maps do not. */
export function isShipped(file: Pick<BundleFile, 'path'>): boolean {
  return !isSourceMap(file) && file.path !== imageFile && file.path !== ignoreFile.path
}

export function fileOf(path: string, content: Uint8Array | string): BundleFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return {
    path,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    content: bytes,
  }
}
