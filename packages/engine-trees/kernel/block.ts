import { treeBytes } from '../src/ensemble/wasm/kernel-memory.ts'
import { eachLane, walk, walkLocals } from './walk.ts'

/**
 * Walks `trees` trees of the table on `groups` groups of eight scratch rows that start at `keys`, each `keyBytes`
 * behind the one before: tree by tree, so that a tree's records are still in the cache when the next group asks.
 */
function block(
  name: string,
  parameters: string,
  atTree: string,
  atLeaves: string,
  nextGroup: string,
): string {
  return `
(func (export "${name}") (param $table i32) (param $trees i32) (param $keys i32) (param $keyBytes i32)
    (param $groups i32) ${parameters}
  (local $root i64) (local $before i32) (local $row i32) (local $group i32) (local $at i32) ${walkLocals}
  (block $done
    (loop $nextTree
      (br_if $done (i32.eqz (local.get $trees)))
      (local.set $root (i64.load (i32.load (local.get $table))))
      (local.set $base (i32.load offset=4 (local.get $table)))
      (local.set $before (i32.load offset=8 (local.get $table)))
      (local.set $row (local.get $keys))
      (local.set $group (local.get $groups))
      ${atTree}
      (loop $nextGroup
        (local.set $steps (local.get $before))
        ${eachLane((lane) => `(local.set $r${lane} (local.get $root))`)}
        ${walk('(local.get $row)', true)}
        ${atLeaves}
        ${nextGroup}
        (local.set $row (i32.add (local.get $row) (local.get $keyBytes)))
        (br_if $nextGroup (local.tee $group (i32.sub (local.get $group) (i32.const 1)))))
      (local.set $table (i32.add (local.get $table) (i32.const ${treeBytes})))
      (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
      (br $nextTree))))`
}

/** blockWeights(…, scores, shift): adds to `scores`, a row of all rows' scores for each target of 4 << `shift` bytes. */
const blockWeights = block(
  'blockWeights',
  '(param $scores i32) (param $shift i32)',
  `(local.set $at (i32.add (local.get $scores)
    (i32.shl (i32.load offset=12 (local.get $table)) (local.get $shift))))`,
  eachLane(
    (lane) => `
    (f32.store offset=${lane * 4} (local.get $at) (f32.add
      (f32.load offset=${lane * 4} (local.get $at))
      (f32.reinterpret_i32 (i32.wrap_i64 (i64.shr_u (local.get $r${lane}) (i64.const 32))))))`,
  ),
  '(local.set $at (i32.add (local.get $at) (i32.const 32)))',
)

/** blockRows(…, scores, leafRows, bytes): adds to `scores`, a row of all targets for each row of `bytes` bytes. */
const blockRows = block(
  'blockRows',
  '(param $scores i32) (param $leafRows i32) (param $bytes i32)',
  '(local.set $at (local.get $scores))',
  eachLane(
    (lane) => `
    (call $addRow (local.get $at)
      (i32.add (local.get $leafRows)
        (i32.mul (i32.wrap_i64 (i64.shr_u (local.get $r${lane}) (i64.const 32))) (local.get $bytes)))
      (local.get $bytes))
    (local.set $at (i32.add (local.get $at) (local.get $bytes)))`,
  ),
  '',
)

export const blocks = [blockWeights, blockRows].join('\n')
