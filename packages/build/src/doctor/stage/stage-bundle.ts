import { chmod, copyFile, lstat, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BundleDescription, descriptionFile } from '../../bundle/bundle-description.ts'
import { temporaryFault, temporaryFolder } from './temporary-folder.ts'

/** What a platform would see of a bundle. */
export interface Stage {
  /** The shipped files, all of them and their folders read-only. */
  readonly folder: string
  /** Of the temporary files, the one place where anything may be written. */
  readonly temporary: string
  /** Another folder that everyone may write to, such as for a worker's answers. */
  writable(name: string): Promise<string>
  remove(): Promise<void>
}

/** Copies what is shipped of a bundle, as far as it is there, to a place where it stands read-only. */
export async function stageBundle(
  folder: string,
  { files }: Pick<BundleDescription, 'files'>,
): Promise<Stage> {
  const place = await temporaryFolder()
  const staged = join(place.path, 'bundle')
  const writable = async (name: string) => {
    const path = join(place.path, name)
    await mkdir(path)
    await chmod(path, 0o1777)
    return path
  }
  try {
    const folders = new Set([staged])
    for (const path of [descriptionFile, ...files.map((file) => file.path)]) {
      const source = join(folder, path)
      if (!(await isPlain(source))) continue
      const target = join(staged, path)
      for (let above = dirname(target); !folders.has(above); above = dirname(above)) folders.add(above)
      await mkdir(dirname(target), { recursive: true })
      await copyFile(source, target)
      await chmod(target, 0o444)
    }
    for (const made of folders) await chmod(made, 0o555)
    return { folder: staged, temporary: await writable('tmp'), writable, remove: place.remove }
  } catch (cause) {
    await place.remove()
    throw temporaryFault(place.path, cause)
  }
}

async function isPlain(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile()
  } catch {
    return false
  }
}
