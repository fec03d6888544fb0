import type { Bundle } from '../bundle/assemble-bundle.ts'
import { type BundleFile, isShipped } from '../bundle/bundle-file.ts'

/** What takes the room in a bundle, the largest first. */
export interface SizeEntry {
  readonly part: 'model' | 'native library' | 'code' | 'licences and description'
  readonly files: number
  /** Of the files as they are. */
  readonly bytes: number
}

/** The parts of what is shipped with their sizes, without what is empty. */
export function sizeTable({ files }: Pick<Bundle, 'files'>): readonly SizeEntry[] {
  const parts = new Map<SizeEntry['part'], { files: number; bytes: number }>()
  for (const file of files.filter(isShipped)) {
    const sum = parts.get(partOf(file)) ?? { files: 0, bytes: 0 }
    parts.set(partOf(file), { files: sum.files + 1, bytes: sum.bytes + file.size })
  }
  return [...parts].map(([part, sum]) => ({ part, ...sum })).sort((a, b) => b.bytes - a.bytes)
}

function partOf({ path }: BundleFile): SizeEntry['part'] {
  if (path.startsWith('model/')) return 'model'
  if (path.startsWith('native/')) return 'native library'
  if (path.endsWith('.mjs')) return 'code'
  return 'licences and description'
}
