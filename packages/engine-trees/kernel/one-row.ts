import { groupBytes, treeBytes } from '../src/ensemble/wasm/kernel-memory.ts'
import { eachLane, type Form } from './form.ts'
import { walk, walkLocals } from './walk.ts'

/**
 * walkRow(groups, count, row, out): walks the trees of `count` groups on the scratch row at `row` and writes their
 * leaves' payloads to `out`. A group that is not full writes more, which the next one overwrites.
 */
function walkRow(form: Form): string {
  return `
(func (export "walkRow") (param $groups i32) (param $count i32) (param $row i32) (param $out i32)
  (local $at i32) ${walkLocals(form)}
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $base (i32.load (local.get $groups)))
      (local.set $at (i32.add (local.get $out)
        (i32.mul (i32.load offset=4 (local.get $groups)) (i32.const ${form.payloadBytes}))))
      (local.set $steps (i32.load offset=8 (local.get $groups)))
      ${eachLane((lane) => form.take(lane, `(i32.load offset=${12 + lane * 4} (local.get $groups))`))}
      ${walk(form, '(local.get $row)', false)}
      ${eachLane((lane) => form.keep(lane, `offset=${lane * form.payloadBytes} (local.get $at)`))}
      (local.set $groups (i32.add (local.get $groups) (i32.const ${groupBytes})))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br $next))))`
}

/** sumRow(leaves, trees): the weights at `leaves`, added from 0 in their order: the score of a single target. */
function sumRow({ float, keptWeight, payloadBytes }: Form): string {
  return `
(func (export "sumRow") (param $leaves i32) (param $trees i32) (result ${float})
  (local $sum ${float}) (local $end i32)
  (local.set $end (i32.add (local.get $leaves) (i32.mul (local.get $trees) (i32.const ${payloadBytes}))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $leaves) (local.get $end)))
      (local.set $sum (${float}.add (local.get $sum) ${keptWeight('(local.get $leaves)')}))
      (local.set $leaves (i32.add (local.get $leaves) (i32.const ${payloadBytes})))
      (br $next)))
  (local.get $sum))`
}

/** addWeights(leaves, table, trees, scores): adds each tree's weight to its target. */
function addWeights({ float, floatBytes, keptWeight, payloadBytes }: Form): string {
  return `
(func (export "addWeights") (param $leaves i32) (param $table i32) (param $trees i32) (param $scores i32)
  (local $at i32)
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $trees)))
      (local.set $at (i32.add (local.get $scores)
        (i32.mul (i32.load offset=12 (local.get $table)) (i32.const ${floatBytes}))))
      (${float}.store (local.get $at)
        (${float}.add (${float}.load (local.get $at)) ${keptWeight('(local.get $leaves)')}))
      (local.set $leaves (i32.add (local.get $leaves) (i32.const ${payloadBytes})))
      (local.set $table (i32.add (local.get $table) (i32.const ${treeBytes})))
      (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
      (br $next))))`
}

/** addRows(leaves, trees, leafRows, bytes, scores): adds each leaf's row; `bytes` is its length, a multiple of 16. */
function addRows({ keptIndex, payloadBytes }: Form): string {
  return `
(func (export "addRows") (param $leaves i32) (param $trees i32) (param $leafRows i32) (param $bytes i32)
    (param $scores i32)
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $trees)))
      (call $addRow
        (local.get $scores)
        (i32.add (local.get $leafRows) (i32.mul ${keptIndex('(local.get $leaves)')} (local.get $bytes)))
        (local.get $bytes))
      (local.set $leaves (i32.add (local.get $leaves) (i32.const ${payloadBytes})))
      (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
      (br $next))))`
}

/** addRow(scores, row, bytes): adds 16 bytes of floats at a time. */
function addRow({ float }: Form): string {
  return `
(func $addRow (param $scores i32) (param $row i32) (param $bytes i32)
  (local $end i32)
  (local.set $end (i32.add (local.get $row) (local.get $bytes)))
  (loop $next
    (v128.store (local.get $scores)
      (${float === 'f32' ? 'f32x4' : 'f64x2'}.add (v128.load (local.get $scores)) (v128.load (local.get $row))))
    (local.set $scores (i32.add (local.get $scores) (i32.const 16)))
    (local.set $row (i32.add (local.get $row) (i32.const 16)))
    (br_if $next (i32.lt_u (local.get $row) (local.get $end)))))`
}

export function oneRow(form: Form): string {
  return [walkRow, sumRow, addWeights, addRow, addRows].map((code) => code(form)).join('\n')
}
