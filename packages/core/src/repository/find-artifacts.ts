import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { InferryError } from '../errors/inferry-error.ts'
import { systemReason } from '../errors/system-reason.ts'
import { manifestFile } from '../manifest/manifest-file.ts'

/** A path that looks like an artifact; whether it is one shows when it is opened. */
export interface FoundArtifact {
  readonly path: string
  /** The file or folder name without `.tar.gz`: stands for the model's name while that is not known. */
  readonly stem: string
  /** It was named itself, not found in a folder. */
  readonly named: boolean
}

const archive = /\.(tar\.gz|tgz)$/

/**
 * The artifact at `path`, or those in the folder `path`: sub-folders with an `inferry.json` and `.tar.gz` files;
 * anything else in it is ignored. Beside a folder `forest`, the archive `forest.tar.gz` is ignored too: `pack` writes both.
 * Throws `INVALID_ARTIFACT` where there is none.
 */
export async function findArtifacts(path: string): Promise<readonly FoundArtifact[]> {
  const itself = { path, stem: stemOf(path), named: true }
  if (await exists(join(path, manifestFile))) return [itself]
  const names = await list(path)
  if (names === undefined) return [itself]
  const found: FoundArtifact[] = []
  for (const name of names) {
    const inside = { path: join(path, name), stem: stemOf(name), named: false }
    if (await exists(join(path, name, manifestFile))) found.push(inside)
    else if (archive.test(name) && !(await exists(join(path, inside.stem, manifestFile)))) found.push(inside)
  }
  if (found.length > 0) return found
  throw invalid(
    path,
    `neither an artifact nor a folder of artifacts: no ${manifestFile} in it or in its folders, and no .tar.gz`,
  )
}

/** Says the whole path, for it goes to the one who gave it. */
function invalid(path: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${path}: ${sentence}`, { location: { file: path }, cause })
}

function stemOf(path: string): string {
  return basename(path).replace(archive, '')
}

/** The names in a folder, sorted; undefined for a file. */
async function list(path: string): Promise<readonly string[] | undefined> {
  try {
    return (await readdir(path)).sort()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOTDIR' && (await exists(path))) return undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') throw invalid(path, 'no such file or folder', cause)
    throw invalid(path, `cannot be read: ${systemReason(cause)}`, cause)
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
