import { lanes, treeBytes } from '../src/ensemble/wasm/kernel-memory.ts'
import { eachLane, type Form } from './form.ts'
import { walk, walkLocals } from './walk.ts'

/**
 * Walks `trees` trees of the table on `groups` groups of eight scratch rows that start at `keys`, each `keyBytes`
 * behind the one before: tree by tree, so that a tree's records are still in the cache when the next group asks.
 */
function block(form: Form, name: string, parameters: string, atTree: string, atLeaves: string): string {
  return `
(func (export "${name}") (param $table i32) (param $trees i32) (param $keys i32) (param $keyBytes i32)
    (param $groups i32) ${parameters}
  (local $root i32) (local $before i32) (local $row i32) (local $group i32) (local $at i32) ${walkLocals(form)}
  (block $done
    (loop $nextTree
      (br_if $done (i32.eqz (local.get $trees)))
      (local.set $root (i32.load (local.get $table)))
      (local.set $base (i32.load offset=4 (local.get $table)))
      (local.set $before (i32.load offset=8 (local.get $table)))
      (local.set $row (local.get $keys))
      (local.set $group (local.get $groups))
      ${atTree}
      (loop $nextGroup
        (local.set $steps (local.get $before))
        ${eachLane((lane) => form.take(lane, '(local.get $root)'))}
        ${walk(form, '(local.get $row)', true)}
        ${atLeaves}
        (local.set $row (i32.add (local.get $row) (local.get $keyBytes)))
        (br_if $nextGroup (local.tee $group (i32.sub (local.get $group) (i32.const 1)))))
      (local.set $table (i32.add (local.get $table) (i32.const ${treeBytes})))
      (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
      (br $nextTree))))`
}

/** blockWeights(…, scores, targetBytes): adds to `scores`: all rows' scores for one target, then for the next. */
function blockWeights(form: Form): string {
  const { float, floatBytes, weight } = form
  return block(
    form,
    'blockWeights',
    '(param $scores i32) (param $targetBytes i32)',
    `(local.set $at (i32.add (local.get $scores)
      (i32.mul (i32.load offset=12 (local.get $table)) (local.get $targetBytes))))`,
    `${eachLane((lane) => {
      const at = `offset=${lane * floatBytes} (local.get $at)`
      return `(${float}.store ${at} (${float}.add (${float}.load ${at}) ${weight(lane)}))`
    })}
    (local.set $at (i32.add (local.get $at) (i32.const ${lanes * floatBytes})))`,
  )
}

/** blockRows(…, scores, leafRows, bytes): adds to `scores`: a row's scores for all targets, `bytes` long. */
function blockRows(form: Form): string {
  const lanesOf = form.float === 'f32' ? 'f32x4' : 'f64x2'
  return block(
    form,
    'blockRows',
    `(param $scores i32) (param $leafRows i32) (param $bytes i32)
    (local $end i32) ${eachLane((lane) => `(local $leaf${lane} i32)`)}`,
    '(local.set $at (local.get $scores))',
    `${eachLane(
      (lane) => `
      (local.set $leaf${lane}
        (i32.add (local.get $leafRows) (i32.mul ${form.index(lane)} (local.get $bytes))))`,
    )}
    (local.set $end (i32.add (local.get $at) (local.get $bytes)))
    (loop $nextTargets
      ${eachLane((lane) => {
        const at = `(i32.add (local.get $at) (i32.mul (local.get $bytes) (i32.const ${lane})))`
        return `
        (v128.store ${at} (${lanesOf}.add (v128.load ${at}) (v128.load (local.get $leaf${lane}))))
        (local.set $leaf${lane} (i32.add (local.get $leaf${lane}) (i32.const 16)))`
      })}
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $nextTargets (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $at (i32.add (local.get $at) (i32.mul (local.get $bytes) (i32.const ${lanes - 1}))))`,
  )
}

export function blocks(form: Form): string {
  return [blockWeights, blockRows].map((code) => code(form)).join('\n')
}
