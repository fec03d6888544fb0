/** A figure by which a benchmark is told. */
export interface Figure {
  /** What it is of, the same in every run. */
  readonly name: string
  readonly value: number
  /** `ms`, `rows/s`; `×` for a ratio; empty for a count. */
  readonly unit: string
  readonly better: 'less' | 'more'
  /** What was asked for: at most this where less is better, else at least. */
  readonly goal?: number
}
