import { columnBits } from '../src/ensemble/layout.ts'
import { laneBytes, lanes } from '../src/ensemble/wasm/kernel-memory.ts'

const columnMask = 2 ** columnBits - 1
/** Steps between two tests whether all lanes are at leaves: a test costs a tenth of a step of eight lanes. */
const stepsPerTest = 3

/** The code once for each lane. */
export function eachLane(code: (lane: number) => string): string {
  return Array.from({ length: lanes }, (_, lane) => code(lane)).join('\n')
}

/** What `walk` needs besides $base, the segment's address. $r0 to $r7 are the lanes' records, key and child and all. */
export const walkLocals = `(local $base i32) (local $steps i32) ${eachLane((lane) => `(local $r${lane} i64)`)}`

/**
 * Walks from the records in $r0 to $r7 to leaves; only then are records loaded again. The records themselves are all
 * that is alive between two steps, which keeps eight of them in registers. `row` is where lane 0's scratch row is;
 * with `apart` every lane has its own. $steps is how many steps may be done before the first test.
 */
export function walk(row: string, apart: boolean): string {
  const low = (lane: number): string => `(i32.wrap_i64 (local.get $r${lane}))`
  const key = (lane: number): string => `
    (i64.load offset=${apart ? lane * laneBytes : 0}
      (i32.add ${row} (i32.shl (i32.and ${low(lane)} (i32.const ${columnMask})) (i32.const 3))))`
  const step = eachLane(
    (lane) => `
    (local.set $r${lane} (i64.load
      (i32.add (local.get $base) (i32.shl
        (i32.add (i32.shr_u ${low(lane)} (i32.const ${columnBits})) (i64.gt_s ${key(lane)} (local.get $r${lane})))
        (i32.const 3)))))`,
  )
  const all = Array.from({ length: lanes - 1 }, (_, lane) => lane + 1).reduce(
    (or, lane) => `(i64.or ${or} (local.get $r${lane}))`,
    '(local.get $r0)',
  )
  return `
  (block $walked
    (block $counted
      (loop $count
        (br_if $counted (i32.eqz (local.get $steps)))
        (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
        ${step}
        (br $count)))
    (loop $test
      ;; Leaves have column 0.
      (br_if $walked (i32.eqz (i32.and (i32.wrap_i64 ${all}) (i32.const ${columnMask}))))
      ${step.repeat(stepsPerTest)}
      (br $test)))`
}
