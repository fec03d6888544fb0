import { countOf } from '@inferry/core'
import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { elfFault } from '../../code/elf.ts'
import { type Finding, failed, ok } from '../finding.ts'
import { nativeHeads } from './native-heads.ts'

/** Whether the native files are for the processor that the bundle is for. */
export async function checkNative(
  folder: string,
  description: Pick<BundleDescription, 'files' | 'arch'>,
): Promise<Finding> {
  const { arch } = description
  const heads = await nativeHeads(folder, description)
  for (const [path, head] of heads) {
    const fault = elfFault(head, arch)
    if (fault !== undefined)
      return failed(`${path} ${fault}, where it could not be loaded; build again with --arch ${arch}`)
  }
  return ok(heads.size === 0 ? 'none, runs on every processor' : `${countOf(heads.size, 'file')} for ${arch}`)
}
