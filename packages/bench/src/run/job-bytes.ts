/** Bytes of the first job that is tried. */
const smallest = 64 * 1024

/** Bytes that a job has at most: they are written to disk, with as much again of answers. */
const largest = 512 * 1024 * 1024

/** What a job had, which is more than was asked for where one sample is, and took. */
export interface Taken {
  readonly bytes: number
  readonly seconds: number
}

/**
 * How many bytes a job of about so many seconds has: `take` is told bytes and resolves to what a job of so many took. Each
 * job that is tried is larger, until one is long enough to judge by: code is still compiled in short ones.
 */
export async function jobBytes(seconds: number, take: (bytes: number) => Promise<Taken>): Promise<number> {
  for (let asked = smallest; ; ) {
    const taken = await take(asked)
    const ratio = seconds / Math.max(taken.seconds, 1e-3)
    if (ratio <= 4 || taken.bytes >= largest) return Math.min(largest, Math.ceil(taken.bytes * ratio))
    asked = Math.min(largest, Math.ceil(taken.bytes * Math.min(32, ratio / 1.5)))
  }
}
