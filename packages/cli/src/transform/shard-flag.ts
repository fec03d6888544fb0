import type { Shard } from '@inferry/transform'
import { InvalidArgumentError } from 'commander'

/** A commander parser for `3/20`: the fourth of twenty shards. */
export function shardFlag(text: string): Shard {
  const [, index, size] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (index !== undefined && Number(index) < Number(size)) return { index: Number(index), size: Number(size) }
  throw new InvalidArgumentError('An index from 0 and a number of shards are wanted, such as 0/20.')
}
