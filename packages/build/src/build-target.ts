import { resolve } from 'node:path'
import { assembleBundle, type BundleOptions } from './bundle/assemble-bundle.ts'
import type { BundleDescription } from './bundle/bundle-description.ts'
import { isShipped } from './bundle/bundle-file.ts'
import { writeBundle } from './bundle/write-bundle.ts'
import { checkLambdaSize, type Upload } from './zip/lambda-limits.ts'
import { type SizeEntry, sizeTable } from './zip/size-table.ts'
import { zipBundle } from './zip/zip-bundle.ts'

export interface BuildOptions extends BundleOptions {
  /** The bundle's folder; the zip is written beside it as `<out>.zip`. */
  readonly out: string
  /** How a function's zip gets to Lambda: through S3 it may have more than 50 MiB. Directly unless given. */
  readonly upload?: Upload
}

export interface Built {
  readonly description: BundleDescription
  readonly sizes: readonly SizeEntry[]
  /** Absolute. */
  readonly folder: string
  /** Bytes of what is shipped. */
  readonly bytes: number
  readonly zip?: { readonly path: string; readonly bytes: number }
}

/**
 * Builds what can be shipped to a target: the bundle's folder, for an image with the file that makes it, and for a
 * function its zip. Throws before anything is written if it is larger than the target takes.
 */
export async function buildTarget({ out, upload = 'direct', ...options }: BuildOptions): Promise<Built> {
  const bundle = await assembleBundle(options)
  const sizes = sizeTable(bundle)
  const bytes = sizes.reduce((sum, entry) => sum + entry.bytes, 0)
  const built = { description: bundle.description, sizes, folder: resolve(out), bytes }
  if (options.target !== 'lambda-zip') {
    await writeBundle(bundle.files, out)
    return built
  }
  checkLambdaSize('unzipped', bytes, sizes)
  const zip = await zipBundle(bundle.files.filter(isShipped))
  if (upload === 'direct') checkLambdaSize('zipped', zip.length, sizes)
  await writeBundle(bundle.files, out, zip)
  return { ...built, zip: { path: `${built.folder}.zip`, bytes: zip.length } }
}
