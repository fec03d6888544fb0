import { columnBytes, laneBytes, lanes } from '../src/ensemble/wasm/kernel-memory.ts'

/**
 * fill(x, rows, rowBytes, table, columns, keys, keyBytes): writes the scratch rows of `rows` rows of float32 values at
 * `x`, each `rowBytes` long: the first in lane 0, the ninth behind it. `keyBytes` is a scratch row's length.
 */
export const fill = `
(func (export "fill") (param $x i32) (param $rows i32) (param $rowBytes i32) (param $table i32) (param $columns i32)
    (param $keys i32) (param $keyBytes i32)
  (local $row i32) (local $column i32) (local $at i32) (local $key i32) (local $value f32)
  (block $done
    (loop $nextRow
      (br_if $done (i32.ge_u (local.get $row) (local.get $rows)))
      (local.set $at
        (i32.add (local.get $keys) (i32.add
          (i32.mul (i32.and (local.get $row) (i32.const ${lanes - 1})) (i32.const ${laneBytes}))
          (i32.mul (i32.shr_u (local.get $row) (i32.const ${Math.log2(lanes)})) (local.get $keyBytes)))))
      ;; What leaves compare is below every threshold.
      (i64.store (local.get $at) (i64.const 0x8000000000000000))
      (local.set $column (local.get $table))
      (block $filled
        (loop $nextColumn
          (br_if $filled (i32.ge_u (local.get $column)
            (i32.add (local.get $table) (i32.mul (local.get $columns) (i32.const ${columnBytes})))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (local.set $value (f32.load (i32.add (local.get $x) (i32.load (local.get $column)))))
          ;; Adding 0 makes -0 +0; see floatKey.
          (local.set $key (i32.reinterpret_f32 (f32.add (local.get $value) (f32.const 0))))
          (i64.store (local.get $at)
            (i64.shl
              (i64.extend_i32_u
                (select
                  (i32.load offset=4 (local.get $column))
                  (i32.xor (local.get $key)
                    (i32.and (i32.shr_s (local.get $key) (i32.const 31)) (i32.const 0x7fffffff)))
                  (f32.ne (local.get $value) (local.get $value))))
              (i64.const 32)))
          (local.set $column (i32.add (local.get $column) (i32.const ${columnBytes})))
          (br $nextColumn)))
      (local.set $x (i32.add (local.get $x) (local.get $rowBytes)))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br $nextRow))))`
