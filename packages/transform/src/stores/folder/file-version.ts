import type { BigIntStats } from 'node:fs'

/**
 * Differs once a file was written or replaced, also by what sets the time of modification back, such as `cp --preserve`: no
 * one sets that of the change of status. It differs too once a file's owner, permissions or links changed.
 */
export function fileVersion({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return `${size}-${mtimeNs}-${ctimeNs}-${ino}`
}
