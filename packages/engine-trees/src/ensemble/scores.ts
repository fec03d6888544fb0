/** A loaded ensemble. */
export interface EnsembleWalker {
  /** Columns that the ensemble reads: the largest feature index + 1. */
  readonly features: number
  readonly targets: number
  readonly precision: 'float32' | 'float64'
  /** About how many steps a row's walks take: the trees' depths together. */
  readonly steps: number
  /** Steps of a row's walks beyond one for each record of the file, which trees that share records can take. */
  readonly excess: number
  /**
   * The aggregate of the leaves that each row reaches, without base values: `rows × targets`, row-major, added in the
   * order of the trees in the ensemble's own precision, as onnxruntime does on one thread. `x` is row-major with
   * `columns` ≥ `features` values a row. The result is the caller's.
   */
  scores(x: Float32Array | Float64Array, rows: number, columns: number): Scores
}

export interface Scores {
  readonly values: Float32Array | Float64Array
  /**
   * 1 where at least one leaf had a weight for that target (where none had, the value is 0). Left out when every row
   * has one for every target.
   */
  readonly present?: Uint8Array
}
