/** What an archive may contain before unpacking stops. */
export interface ArchiveLimits {
  /** Files and folders. */
  readonly entries: number
  /** Bytes after decompression, in all. */
  readonly bytes: number
  /** Bytes after decompression for each one before, once 16 MiB came out. Deflate cannot exceed 1032. */
  readonly ratio: number
}

export const defaultArchiveLimits: ArchiveLimits = { entries: 10_000, bytes: 4 * 1024 ** 3, ratio: 200 }
