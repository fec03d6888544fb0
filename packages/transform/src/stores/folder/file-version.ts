import type { BigIntStats } from 'node:fs'

/** Differs once a file was written or replaced. */
export function fileVersion({ size, mtimeNs, ino }: BigIntStats): string {
  return `${size}-${mtimeNs}-${ino}`
}
