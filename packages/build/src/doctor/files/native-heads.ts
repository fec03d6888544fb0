import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { nativeFolder } from '../../code/binding-plugin.ts'

/** The first bytes of each native file of a bundle, where the ELF header says what it is for; without those that are missing. */
export async function nativeHeads(
  folder: string,
  { files }: Pick<BundleDescription, 'files'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const heads = new Map<string, Uint8Array>()
  for (const { path } of files.filter(({ path }) => path.startsWith(`${nativeFolder}/`))) {
    const file = await open(join(folder, path)).catch(() => undefined)
    if (file === undefined) continue
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(20), 0, 20, 0)
      heads.set(path, buffer.subarray(0, bytesRead))
    } finally {
      await file.close()
    }
  }
  return heads
}
