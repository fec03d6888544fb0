import { columnBytes, laneBytes, lanes } from '../src/ensemble/wasm/kernel-memory.ts'
import type { Form } from './form.ts'

/**
 * fill(x, rows, rowBytes, table, tableBytes, keys, keyBytes): writes the scratch rows of `rows` rows of values at `x`,
 * each `rowBytes` long: the first in lane 0, the ninth behind it. `keyBytes` is a scratch row's length.
 */
export function fill({ lowest, gather, scratch, floatBytes }: Form): string {
  const perEntry = 16 / floatBytes
  return `
(func (export "fill") (param $x i32) (param $rows i32) (param $rowBytes i32) (param $table i32) (param $tableBytes i32)
    (param $keys i32) (param $keyBytes i32)
  (local $row i32) (local $column i32) (local $end i32) (local $at i32) (local $values v128) (local $keys4 v128)
  (local.set $end (i32.add (local.get $table) (local.get $tableBytes)))
  (block $done
    (loop $nextRow
      (br_if $done (i32.ge_u (local.get $row) (local.get $rows)))
      (local.set $at
        (i32.add (local.get $keys) (i32.add
          (i32.mul (i32.and (local.get $row) (i32.const ${lanes - 1})) (i32.const ${laneBytes}))
          (i32.mul (i32.shr_u (local.get $row) (i32.const ${Math.log2(lanes)})) (local.get $keyBytes)))))
      (i64.store (local.get $at) ${lowest})
      (local.set $column (local.get $table))
      (block $filled
        (loop $nextColumn
          (br_if $filled (i32.ge_u (local.get $column) (local.get $end)))
          (local.set $values ${gather})
          ${scratch}
          (local.set $at (i32.add (local.get $at) (i32.const ${perEntry * 8})))
          (local.set $column (i32.add (local.get $column) (i32.const ${columnBytes})))
          (br $nextColumn)))
      (local.set $x (i32.add (local.get $x) (local.get $rowBytes)))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br $nextRow))))`
}
