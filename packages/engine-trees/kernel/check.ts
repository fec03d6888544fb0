import { columnBits } from '../src/ensemble/layout.ts'
import { checkCopies } from '../src/ensemble/wasm/kernel-memory.ts'
import type { Form } from './form.ts'

/** The column and the child of the record at $at, and whether its payload is in range. */
function fields({ recordShift }: Form): { column: string; child: string; inRange: string } {
  if (recordShift === 3)
    return {
      column: `(i32.and (i32.load (local.get $at)) (i32.const ${2 ** columnBits - 1}))`,
      child: `(i32.shr_u (i32.load (local.get $at)) (i32.const ${columnBits}))`,
      inRange: '(i32.lt_u (i32.load offset=4 (local.get $at)) (local.get $leaves))',
    }
  return {
    column: '(i32.load offset=8 (local.get $at))',
    child: '(i32.load offset=12 (local.get $at))',
    inRange: `(i32.and
      (i32.and
        (f64.ge (f64.load (local.get $at)) (f64.const 0))
        (f64.lt (f64.load (local.get $at)) (f64.convert_i32_u (local.get $leaves))))
      (f64.eq (f64.load (local.get $at)) (f64.floor (f64.load (local.get $at)))))`,
  }
}

/** Whether the payload of the record at $at can be a weight: in a wide record a NaN would not stay. */
function isWeight({ recordShift }: Form): string {
  if (recordShift === 3) return '(i32.const 1)'
  return '(f64.eq (f64.load (local.get $at)) (f64.load (local.get $at)))'
}

/**
 * The check, some times over. For one that has seen many records V8 would start its optimising compiler, 3 MB of resident
 * memory for what is called no more.
 */
export function checks(form: Form): string {
  return Array.from({ length: checkCopies }, (_, copy) => check(form, copy)).join('\n')
}

/**
 * check0(records, start, first, end, columns, weights, leaves): the first record from `first` to before `end`, of the
 * segment that starts at `start`, that is neither a leaf, with a weight or (if `weights` is 0) an index below `leaves`, nor a decision with a column and
 * children behind it and before `end`; `end` if none is.
 */
function check(form: Form, copy: number): string {
  const { column, child, inRange } = fields(form)
  return `
(func (export "check${copy}") (param $records i32) (param $start i32) (param $first i32) (param $end i32)
    (param $columns i32) (param $weights i32) (param $leaves i32) (result i32)
  (local $at i32) (local $record i32) (local $room i32) (local $child i32) (local $column i32)
  (local.set $record (local.get $first))
  (local.set $at (i32.add (local.get $records) (i32.shl (local.get $first) (i32.const ${form.recordShift}))))
  ;; Children are counted from the segment's start, and the right one must be there too.
  (local.set $room (i32.sub (i32.sub (local.get $end) (local.get $start)) (i32.const 1)))
  (block $found
    (loop $next
      (br_if $found (i32.ge_u (local.get $record) (local.get $end)))
      (local.set $column ${column})
      (local.set $child ${child})
      (br_if $found
        (if (result i32) (local.get $column)
          (then
            (i32.or
              (i32.gt_u (local.get $column) (local.get $columns))
              (i32.or
                (i32.le_u (local.get $child) (i32.sub (local.get $record) (local.get $start)))
                (i32.ge_u (local.get $child) (local.get $room)))))
          (else
            (i32.or
              (i32.ne (local.get $child) (i32.sub (local.get $record) (local.get $start)))
              (i32.eqz (if (result i32) (local.get $weights) (then ${isWeight(form)}) (else ${inRange})))))))
      (local.set $record (i32.add (local.get $record) (i32.const 1)))
      (local.set $at (i32.add (local.get $at) (i32.const ${2 ** form.recordShift})))
      (br $next)))
  (local.get $record))`
}
