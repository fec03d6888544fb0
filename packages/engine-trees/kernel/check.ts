import { columnBits } from '../src/ensemble/layout.ts'

/**
 * check(records, start, end, columns, payload): the first record of the segment from `start` to `end` that is neither
 * a leaf with a payload of at most `payload` nor a decision with a column and children behind it; `end` if none is.
 */
export const check = `
(func (export "check") (param $records i32) (param $start i32) (param $end i32) (param $columns i32)
    (param $payload i32) (result i32)
  (local $at i32) (local $record i32) (local $child i32) (local $column i32)
  (local.set $record (local.get $start))
  (local.set $at (i32.add (local.get $records) (i32.shl (local.get $start) (i32.const 3))))
  (block $found
    (loop $next
      (br_if $found (i32.ge_u (local.get $record) (local.get $end)))
      (local.set $column (i32.and (i32.load (local.get $at)) (i32.const ${2 ** columnBits - 1})))
      (local.set $child
        (i32.add (local.get $start) (i32.shr_u (i32.load (local.get $at)) (i32.const ${columnBits}))))
      (br_if $found
        (if (result i32) (local.get $column)
          (then
            (i32.or
              (i32.gt_u (local.get $column) (local.get $columns))
              (i32.or
                (i32.le_u (local.get $child) (local.get $record))
                (i32.ge_u (local.get $child) (i32.sub (local.get $end) (i32.const 1))))))
          (else
            (i32.or
              (i32.ne (local.get $child) (local.get $record))
              (i32.gt_u (i32.load offset=4 (local.get $at)) (local.get $payload))))))
      (local.set $record (i32.add (local.get $record) (i32.const 1)))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br $next)))
  (local.get $record))`
