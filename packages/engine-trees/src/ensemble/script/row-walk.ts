/** Walks all trees on one row. */
export interface RowWalk {
  /** Sends the row whose values start at `x[start]` down every tree. */
  walk(x: Float32Array | Float64Array, start: number): void
  /** Of each tree, the payload of the leaf that the last row came to, read as an index. */
  readonly leaves: Uint32Array | Float64Array
  /** The same, read as a weight. */
  readonly weights: Float32Array | Float64Array
}
