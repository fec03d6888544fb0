import { createHash } from 'node:crypto'
import { InferryError } from '@inferry/core'
import type { TransformJob } from '../job/definition.ts'
import type { Position } from '../records/record-block.ts'
import { type LineRange, rangeOfShard } from '../records/shard-range.ts'
import type { StoredObject } from '../stores/store.ts'

/** One of several workers at the same job. Each finds its work without a word with the others. */
export interface Shard {
  /** From 0. */
  readonly index: number
  readonly size: number
}

/** The work of a shard on an object: all of it, or the records that begin in a range of its bytes. */
export interface Share {
  readonly object: StoredObject
  /** Of the answer. */
  readonly key: string
  readonly range?: LineRange
}

/** That a share reads. */
export function bytesOf({ object, range }: Share): number {
  return range === undefined ? object.bytes : range.until - range.from
}

/** Of those, what is before a position and need not be read again: nothing where positions count other bytes, or rows. */
export function bytesBefore(
  { range }: Share,
  { compression, splitType }: TransformJob,
  position: Position | undefined,
): number {
  if (position === undefined || compression !== 'None' || splitType === 'Parquet') return 0
  return position.offset - (range?.from ?? 0)
}

/** Objects from here on are shared out by ranges of bytes, where records can be found in the middle. */
export const sharedFromBytes = 64 * 1024 * 1024

/**
 * What a shard does of an object; undefined for nothing. A small one belongs whole to the shard that its key's hash
 * names, whatever other objects there are. Of a large one each shard takes an equal range, and its answer is named by
 * it: sorted by name, the answers of all shards follow each other as the records do.
 */
export function shareOf(
  object: StoredObject,
  job: TransformJob,
  shard: Shard | undefined,
): Share | undefined {
  const { key, bytes } = object
  if (shard === undefined || shard.size === 1) return { object, key: `${key}.out` }
  const { index, size } = shard
  if (bytes < sharedFromBytes || !canShare(job)) {
    const first = createHash('sha256').update(key).digest().readUInt32BE(0)
    return first % size === index ? { object, key: `${key}.out` } : undefined
  }
  const digits = String(size - 1).length
  return {
    object,
    key: `${key}.${String(index).padStart(digits, '0')}-of-${size}.out`,
    range: rangeOfShard(bytes, index, size),
  }
}

function canShare({ splitType, compression, csvHeader }: TransformJob): boolean {
  return splitType === 'Line' && compression === 'None' && csvHeader !== 'send'
}

export function checkShard({ index, size }: Shard): Shard {
  if (Number.isInteger(size) && size >= 1 && Number.isInteger(index) && index >= 0 && index < size)
    return { index, size }
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `shard ${index} of ${size}: the index must be a whole number from 0 and below the size`,
    { location: { field: 'shard' } },
  )
}
