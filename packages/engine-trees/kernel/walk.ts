import { lanes } from '../src/ensemble/wasm/kernel-memory.ts'
import { eachLane, type Form } from './form.ts'

/** Steps between two tests whether all lanes are at leaves: a test costs a tenth of a step of eight lanes. */
const stepsPerTest = 3

/** What `walk` needs besides the lanes: $base, the segment's address, and $steps, those before the first test. */
export function walkLocals({ locals }: Form): string {
  return `(local $base i32) (local $steps i32) ${locals}`
}

/**
 * Walks from the records that the lanes have to leaves. `row` is where lane 0's scratch row is; with `apart` every
 * lane has its own.
 */
export function walk(form: Form, row: string, apart: boolean): string {
  const step = eachLane((lane) => form.step(lane, row, apart))
  const all = Array.from({ length: lanes }, (_, lane) => lane)
  return `
  (block $walked
    (block $counted
      (loop $count
        (br_if $counted (i32.eqz (local.get $steps)))
        (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
        ${step}
        (br $count)))
    (loop $test
      (br_if $walked (i32.eqz ${form.columns(all)}))
      ${step.repeat(stepsPerTest)}
      (br $test)))`
}
