import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { formatBytes } from '@inferry/core'
import { type BundleDescription, descriptionFile } from '../../bundle/bundle-description.ts'
import { lambdaLimits } from '../../zip/lambda-limits.ts'
import { type Finding, failed, ok } from '../finding.ts'

const advice = 'make an image of it (--target lambda-image), or take the engine trees or a smaller model'

/** Whether Lambda takes a function of this size. `zipped` is known of a zip alone. */
export async function checkSize(
  folder: string,
  { files }: Pick<BundleDescription, 'files'>,
  zipped?: number,
): Promise<Finding> {
  const own = await lstat(join(folder, descriptionFile))
  const unzipped = files.reduce((sum, { size }) => sum + size, own.size)
  if (unzipped > lambdaLimits.unzipped)
    return failed(`it has ${mib(unzipped)} unzipped, and Lambda takes 250 MiB: ${advice}`)
  if (zipped === undefined) return ok(`${formatBytes(unzipped)} unzipped; the zip itself was not given`)
  const way = zipped > lambdaLimits.zipped ? '; of more than 50 MiB, upload it through S3' : ''
  return ok(`${formatBytes(zipped)} zipped, ${formatBytes(unzipped)} unzipped${way}`)
}

function mib(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}
