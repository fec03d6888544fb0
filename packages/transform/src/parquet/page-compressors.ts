import type { Compressors } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { mostGroupBytes } from './check-groups.ts'

/** All of Parquet's, for pages that are no larger than a row group may be, whatever the file says of the group. */
export const pageCompressors: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([name, decompress]) => [
    name,
    (input: Uint8Array, bytes: number) => {
      if (bytes > mostGroupBytes) throw new Error(`a page of ${bytes} bytes is too large`)
      return decompress(input, bytes)
    },
  ]),
)
