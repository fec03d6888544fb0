const mebibyte = 1024 * 1024

/**
 * The least bytes of the part behind so many: they double with every thousand, so that the 10,000 that S3 takes make
 * 7.8 TiB, while a job that writes little holds little.
 *
 * Source: "Amazon S3 multipart upload limits": 5 MiB to 5 GiB a part, 10,000 parts.
 */
export function partBytesAfter(parts: number): number {
  return 8 * mebibyte * 2 ** Math.min(9, Math.floor(parts / 1000))
}
