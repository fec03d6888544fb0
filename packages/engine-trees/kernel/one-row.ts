import { groupBytes, treeBytes } from '../src/ensemble/wasm/kernel-memory.ts'
import { eachLane, walk, walkLocals } from './walk.ts'

/**
 * walkRow(groups, count, row, out): walks the trees of `count` groups on the scratch row at `row` and writes their
 * leaves' payloads to `out`. A group that is not full writes more, which the next one overwrites.
 */
const walkRow = `
(func (export "walkRow") (param $groups i32) (param $count i32) (param $row i32) (param $out i32)
  (local $at i32) ${walkLocals}
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $base (i32.load (local.get $groups)))
      (local.set $at (i32.add (local.get $out) (i32.load offset=4 (local.get $groups))))
      (local.set $steps (i32.load offset=8 (local.get $groups)))
      ${eachLane((lane) => `(local.set $r${lane} (i64.load (i32.load offset=${12 + lane * 4} (local.get $groups))))`)}
      ${walk('(local.get $row)', false)}
      ${eachLane(
        (lane) => `
        (i64.store32 offset=${lane * 4} (local.get $at) (i64.shr_u (local.get $r${lane}) (i64.const 32)))`,
      )}
      (local.set $groups (i32.add (local.get $groups) (i32.const ${groupBytes})))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br $next))))`

/** sumRow(leaves, trees): the weights at `leaves`, added from 0 in their order: the score of a single target. */
const sumRow = `
(func (export "sumRow") (param $leaves i32) (param $trees i32) (result f32)
  (local $sum f32) (local $end i32)
  (local.set $end (i32.add (local.get $leaves) (i32.shl (local.get $trees) (i32.const 2))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $leaves) (local.get $end)))
      (local.set $sum (f32.add (local.get $sum) (f32.load (local.get $leaves))))
      (local.set $leaves (i32.add (local.get $leaves) (i32.const 4)))
      (br $next)))
  (local.get $sum))`

/** addWeights(leaves, table, trees, scores): adds each tree's weight to its target. */
const addWeights = `
(func (export "addWeights") (param $leaves i32) (param $table i32) (param $trees i32) (param $scores i32)
  (local $at i32)
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $trees)))
      (local.set $at (i32.add (local.get $scores) (i32.load offset=12 (local.get $table))))
      (f32.store (local.get $at) (f32.add (f32.load (local.get $at)) (f32.load (local.get $leaves))))
      (local.set $leaves (i32.add (local.get $leaves) (i32.const 4)))
      (local.set $table (i32.add (local.get $table) (i32.const ${treeBytes})))
      (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
      (br $next))))`

/** addRows(leaves, trees, leafRows, bytes, scores): adds each leaf's row; `bytes` is its length, a multiple of 16. */
const addRows = `
(func (export "addRows") (param $leaves i32) (param $trees i32) (param $leafRows i32) (param $bytes i32)
    (param $scores i32)
  (local $row i32)
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $trees)))
      (local.set $row
        (i32.add (local.get $leafRows) (i32.mul (i32.load (local.get $leaves)) (local.get $bytes))))
      (call $addRow (local.get $scores) (local.get $row) (local.get $bytes))
      (local.set $leaves (i32.add (local.get $leaves) (i32.const 4)))
      (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
      (br $next))))`

/** addRow(scores, row, bytes): four targets at a time. */
const addRow = `
(func $addRow (param $scores i32) (param $row i32) (param $bytes i32)
  (local $end i32)
  (local.set $end (i32.add (local.get $row) (local.get $bytes)))
  (loop $next
    (v128.store (local.get $scores)
      (f32x4.add (v128.load (local.get $scores)) (v128.load (local.get $row))))
    (local.set $scores (i32.add (local.get $scores) (i32.const 16)))
    (local.set $row (i32.add (local.get $row) (i32.const 16)))
    (br_if $next (i32.lt_u (local.get $row) (local.get $end)))))`

export const oneRow = [walkRow, sumRow, addWeights, addRow, addRows].join('\n')
