import { type BundleDescription, descriptionFile } from './bundle-description.ts'
import { isShipped } from './bundle-file.ts'
import { walk } from './walk.ts'

/** What lies in a bundle's folder and was not built, by its path, with its size in bytes; what makes the image is not of it. */
export async function othersIn(
  folder: string,
  { files, sourceMaps }: Pick<BundleDescription, 'files' | 'sourceMaps'>,
): Promise<readonly (readonly [path: string, size: number])[]> {
  const known = new Set([descriptionFile, ...[...files, ...sourceMaps].map(({ path }) => path)])
  return [...(await walk(folder))].filter(([path]) => !known.has(path) && isShipped({ path }))
}
