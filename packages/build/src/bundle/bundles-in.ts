import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { descriptionFile } from './bundle-description.ts'

/** The names of a folder's folders that hold a bundle, as `inferry build` leaves them in `--out`; sorted, none where it cannot be read. */
export async function bundlesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).sort()
  const held = await Promise.all(
    names.map((name) =>
      stat(join(folder, name, descriptionFile)).then(
        (found) => found.isFile(),
        () => false,
      ),
    ),
  )
  return names.filter((_, index) => held[index])
}
