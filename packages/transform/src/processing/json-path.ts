import type { ByteWriter } from './byte-writer.ts'

/** A parsed filter: how to get from a record to what of it is picked. */
export interface JsonPath {
  readonly text: string
  /** None of them: the record as it is. */
  readonly steps: readonly Step[]
}

/** From values to their children. */
export type Step =
  | { readonly kind: 'all' }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly (number | Slice)[] }

/** Elements `from` up to `until`; negative ones count from the end, as those of `Array.prototype.slice` do. */
export interface Slice {
  readonly from: number
  /** Exclusive, whatever the filter's text means by it; to the end if undefined. */
  readonly until: number | undefined
}

/** Writes what is picked of the record `bytes[start…end)`, which holds no delimiter. */
export type Picker = (bytes: Uint8Array, start: number, end: number, out: ByteWriter) => void

/** Where an index that may count from the end points to; it may lie outside. */
export function indexIn(length: number, index: number): number {
  return index < 0 ? length + index : index
}

/** The elements of a slice: `from` up to `until`, both within the length. */
export function sliceIn(length: number, { from, until = length }: Slice): readonly [number, number] {
  const within = (index: number) => Math.min(length, Math.max(0, indexIn(length, index)))
  return [within(from), within(until)]
}

/** Whether there is no array of which a slice has elements. */
export function picksNothing({ from, until }: Slice): boolean {
  if (until === undefined) return false
  return from < 0 === until < 0 ? from >= until : until === 0
}
