/** Bytes of the first job that is tried. */
const smallest = 64 * 1024

/** Bytes that a job has at most: they are written to disk, with as much again of answers. */
const largest = 512 * 1024 * 1024

/**
 * How many bytes a job of about so many seconds has: `take` is told bytes and resolves to the seconds that they took. Each
 * job that is tried is larger, until one is long enough to judge by: code is still compiled in short ones.
 */
export async function jobBytes(seconds: number, take: (bytes: number) => Promise<number>): Promise<number> {
  for (let bytes = smallest; ; ) {
    const ratio = seconds / Math.max(await take(bytes), 1e-3)
    if (ratio <= 4 || bytes === largest) return Math.min(largest, Math.ceil(bytes * ratio))
    bytes = Math.min(largest, Math.ceil(bytes * Math.min(32, ratio / 1.5)))
  }
}
