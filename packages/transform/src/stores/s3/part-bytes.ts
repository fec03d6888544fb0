const mebibyte = 1024 * 1024

/** So many parts are of the same size: 39 GiB. */
const equalParts = 5000

/**
 * The least bytes of the part behind so many: 8 MiB, as it is in memory; behind 39 GiB they double with every 500, so that
 * the 10,000 that S3 takes make 5.9 TiB.
 *
 * Source: "Amazon S3 multipart upload limits": 5 MiB to 5 GiB a part, 10,000 parts.
 */
export function partBytesAfter(parts: number): number {
  const doublings = parts < equalParts ? 0 : 1 + Math.floor((parts - equalParts) / 500)
  return 8 * mebibyte * 2 ** Math.min(9, doublings)
}
