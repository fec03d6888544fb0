import type { RowGroup } from 'hyparquet'
import t from 'tap'
import { checkGroups, mostGroupBytes, mostGroupValues } from '../../src/parquet/check-groups.ts'

/** With columns of so many values in so many bytes. */
function group(rows: number, ...columns: readonly (readonly [values: number, bytes: number])[]): RowGroup {
  return {
    num_rows: BigInt(rows),
    total_byte_size: 0n,
    columns: columns.map(([values, bytes]) => ({
      meta_data: { num_values: BigInt(values), total_uncompressed_size: BigInt(bytes) },
    })),
  } as unknown as RowGroup
}

const small = group(10, [10, 80])

t.test('as much as is read', (t) => {
  const half = mostGroupValues / 2
  const groups = [small, group(half, [half, mostGroupBytes - 1], [half, 1]), small]
  t.doesNotThrow(() => checkGroups({ row_groups: groups }))
  t.end()
})

t.test('more than that', (t) => {
  for (const large of [
    group(mostGroupValues + 1, [mostGroupValues + 1, 10]),
    // Rows of two columns, lists of one, and values that the file does not tell of.
    group(mostGroupValues / 2 + 1, [mostGroupValues / 2 + 1, 10], [mostGroupValues / 2 + 1, 10]),
    group(1, [mostGroupValues + 1, 10]),
    group(mostGroupValues + 1, [1, 10]),
    group(1, [1, mostGroupBytes], [1, 1]),
  ])
    t.throws(() => checkGroups({ row_groups: [small, large] }), {
      code: 'PAYLOAD_TOO_LARGE',
      message: /row group 1 .* fewer rows/,
    })
  t.end()
})
