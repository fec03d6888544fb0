import { columnBits } from '../src/ensemble/layout.ts'
import { laneBytes, lanes } from '../src/ensemble/wasm/kernel-memory.ts'

/**
 * What kernels differ in. A lane's record is in locals from one step to the next, so that a step needs no memory but
 * the row's value and the next record; `lane` numbers them.
 */
export interface Form {
  readonly recordShift: number
  /** Of scores and leaf rows. */
  readonly float: 'f32' | 'f64'
  readonly floatBytes: 4 | 8
  /** Of a payload that was written down. */
  readonly payloadBytes: 4 | 8
  readonly locals: string
  /** Takes over the record at an address. */
  take(lane: number, address: string): string
  /** Goes from the lane's record to the next. `row` is the address of lane 0's scratch row. */
  step(lane: number, row: string, apart: boolean): string
  /** Of several lanes, bits that are all 0 if they are at leaves. */
  columns(lanes: readonly number[]): string
  /** The lane's payload as a weight, and as an index. */
  weight(lane: number): string
  index(lane: number): string
  /** Writes the lane's payload down. */
  keep(lane: number, address: string): string
  /** A payload that was written down, as a weight and as an index. */
  keptWeight(address: string): string
  keptIndex(address: string): string
  /** The scratch value of the column that leaves compare. */
  readonly lowest: string
  /** A vector of the values that the entry at $column of a table names, of the caller's row at $x. */
  readonly gather: string
  /** Writes scratch values behind $at for the $values of the entry at $column. */
  readonly scratch: string
}

/** The code once for each lane. */
export function eachLane(code: (lane: number) => string): string {
  return Array.from({ length: lanes }, (_, lane) => code(lane)).join('\n')
}

/** Where a column's value stands in the lane's scratch row. */
function scratchAt(lane: number, row: string, column: string, apart: boolean): string {
  return `offset=${apart ? lane * laneBytes : 0} (i32.add ${row} (i32.shl ${column} (i32.const 3)))`
}

function or(type: 'i32' | 'i64', parts: readonly string[]): string {
  return parts.reduce((all, part) => `(${type}.or ${all} ${part})`)
}

/** Records of 8 bytes: the lane is all of it in one register, the child and column below and the key above. */
export const narrow: Form = {
  recordShift: 3,
  float: 'f32',
  floatBytes: 4,
  payloadBytes: 4,
  locals: eachLane((lane) => `(local $r${lane} i64)`),
  take: (lane, address) => `(local.set $r${lane} (i64.load ${address}))`,
  step(lane, row, apart) {
    const low = `(i32.wrap_i64 (local.get $r${lane}))`
    const column = `(i32.and ${low} (i32.const ${2 ** columnBits - 1}))`
    const right = `(i64.gt_s (i64.load ${scratchAt(lane, row, column, apart)}) (local.get $r${lane}))`
    const child = `(i32.add (i32.shr_u ${low} (i32.const ${columnBits})) ${right})`
    return `(local.set $r${lane} (i64.load (i32.add (local.get $base) (i32.shl ${child} (i32.const 3)))))`
  },
  columns(lanes) {
    const all = or(
      'i64',
      lanes.map((lane) => `(local.get $r${lane})`),
    )
    return `(i32.and (i32.wrap_i64 ${all}) (i32.const ${2 ** columnBits - 1}))`
  },
  weight: (lane) => `(f32.reinterpret_i32 ${narrow.index(lane)})`,
  index: (lane) => `(i32.wrap_i64 (i64.shr_u (local.get $r${lane}) (i64.const 32)))`,
  keep: (lane, address) => `(i32.store ${address} ${narrow.index(lane)})`,
  keptWeight: (address) => `(f32.load ${address})`,
  keptIndex: (address) => `(i32.load ${address})`,
  lowest: '(i64.const 0x8000000000000000)',
  gather: [1, 2, 3].reduce(
    (values, lane) => `
    (v128.load32_lane ${lane}
      (i32.add (local.get $x) (i32.load offset=${lane * 4} (local.get $column)))
      ${values})`,
    '(v128.load32_zero (i32.add (local.get $x) (i32.load (local.get $column))))',
  ),
  // Adding 0 makes -0 +0; see floatKey.
  scratch: `
    (local.set $keys4 (f32x4.add (local.get $values) (v128.const f32x4 0 0 0 0)))
    (local.set $keys4 (v128.bitselect
      (v128.load offset=16 (local.get $column))
      (v128.xor (local.get $keys4)
        (v128.and
          (i32x4.shr_s (local.get $keys4) (i32.const 31))
          (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff)))
      (f32x4.ne (local.get $values) (local.get $values))))
    (v128.store offset=8 (local.get $at) ${aboveZeros([0, 1])})
    (v128.store offset=24 (local.get $at) ${aboveZeros([2, 3])})`,
}

/** Two of the keys in $keys4, each in the upper half of an int64 whose lower half is 0. */
function aboveZeros(keys: readonly number[]): string {
  const bytes = keys.flatMap((key) => [0, 1, 2, 3, ...[16, 17, 18, 19].map((byte) => byte + key * 4)])
  return `(i8x16.shuffle ${bytes.join(' ')} (v128.const i32x4 0 0 0 0) (local.get $keys4))`
}

/** Records of 16 bytes, of float64 ensembles: the threshold in one register, child and column in another. */
export const wide: Form = {
  recordShift: 4,
  float: 'f64',
  floatBytes: 8,
  payloadBytes: 8,
  locals: eachLane((lane) => `(local $t${lane} f64) (local $r${lane} i64) (local $at${lane} i32)`),
  take: (lane, address) => `
    (local.set $t${lane} (f64.load ${address}))
    (local.set $r${lane} (i64.load offset=8 ${address}))`,
  step(lane, row, apart) {
    const column = `(i32.wrap_i64 (local.get $r${lane}))`
    const left = `(f64.le (f64.load ${scratchAt(lane, row, column, apart)}) (local.get $t${lane}))`
    const child = `(i32.sub (i32.wrap_i64 (i64.shr_u (local.get $r${lane}) (i64.const 32))) ${left})`
    // One record on is right; the offsets add it.
    return `
      (local.set $at${lane} (i32.add (local.get $base) (i32.shl ${child} (i32.const 4))))
      (local.set $t${lane} (f64.load offset=16 (local.get $at${lane})))
      (local.set $r${lane} (i64.load offset=24 (local.get $at${lane})))`
  },
  columns: (lanes) =>
    or(
      'i32',
      lanes.map((lane) => `(i32.wrap_i64 (local.get $r${lane}))`),
    ),
  weight: (lane) => `(local.get $t${lane})`,
  index: (lane) => `(i32.trunc_f64_u (local.get $t${lane}))`,
  keep: (lane, address) => `(f64.store ${address} (local.get $t${lane}))`,
  keptWeight: (address) => `(f64.load ${address})`,
  keptIndex: (address) => `(i32.trunc_f64_u (f64.load ${address}))`,
  lowest: '(i64.const 0xfff0000000000000)',
  gather: `
    (v128.load64_lane 1
      (i32.add (local.get $x) (i32.load offset=4 (local.get $column)))
      (v128.load64_zero (i32.add (local.get $x) (i32.load (local.get $column)))))`,
  scratch: `
    (v128.store offset=8 (local.get $at) (v128.bitselect
      (v128.load offset=16 (local.get $column))
      (local.get $values)
      (f64x2.ne (local.get $values) (local.get $values))))`,
}
