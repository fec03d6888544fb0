import { InferryError } from '@inferry/core'
import type { FileMetaData, RowGroup } from 'hyparquet'

/** The most that a row group may hold, as it is in memory; some hundred bytes of a file can stand for any number. */
export const mostGroupValues = 2 ** 25
export const mostGroupBytes = 512 * 2 ** 20

/** Throws `PAYLOAD_TOO_LARGE` for a file with a row group that is too large to be read, by what the file says of it. */
export function checkGroups({ row_groups: groups }: Pick<FileMetaData, 'row_groups'>): void {
  groups.forEach((group, index) => {
    const { values, bytes } = sizeOf(group)
    if (values <= mostGroupValues && bytes <= mostGroupBytes) return
    throw new InferryError(
      'PAYLOAD_TOO_LARGE',
      `row group ${index} of the Parquet file has ${values} values in ${bytes} bytes; at most ${mostGroupValues} in ${mostGroupBytes} are read, as a row group is in memory at once: write the file with fewer rows in each`,
    )
  })
}

/** Lists have more values than rows, and a column that is left out has rows without values. */
function sizeOf({ num_rows, columns }: RowGroup): { readonly values: number; readonly bytes: number } {
  let values = 0
  let bytes = 0
  for (const { meta_data } of columns) {
    values += Math.max(Number(num_rows), Number(meta_data?.num_values ?? 0))
    bytes += Number(meta_data?.total_uncompressed_size ?? 0)
  }
  return { values, bytes }
}
