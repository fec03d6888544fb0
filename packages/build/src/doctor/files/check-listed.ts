import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { countOf, formatBytes, systemReason } from '@inferry/core'
import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { fileDigest } from '../../bundle/file-digest.ts'
import { type Finding, failed, ok } from '../finding.ts'

/** Whether every file that `bundle.json` lists is there as it was built. */
export async function checkListed(
  folder: string,
  { files }: Pick<BundleDescription, 'files'>,
): Promise<Finding> {
  const wrong: string[] = []
  for (const file of files) {
    const fault = await faultOf(join(folder, file.path), file)
    if (fault !== undefined) wrong.push(`${file.path} ${fault}`)
  }
  if (wrong.length === 0) {
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    return ok(`${countOf(files.length, 'file')}, ${formatBytes(bytes)}`)
  }
  const more = wrong.length > 3 ? [`and ${wrong.length - 3} more`] : []
  const list = [...wrong.slice(0, 3), ...more].join('; ')
  return failed(`${list}: what is shipped is not what was built; build or copy it again`)
}

async function faultOf(
  path: string,
  { size, sha256 }: BundleDescription['files'][number],
): Promise<string | undefined> {
  try {
    const found = await lstat(path)
    if (!found.isFile()) return 'is no plain file'
    if (found.size !== size) return `has ${found.size} bytes in place of ${size}`
    return (await fileDigest(path)) === sha256 ? undefined : 'has another sha256 than when it was built'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : systemReason(error)
  }
}
