/**
 * A tree ensemble as ai.onnx.ml defines it, of any operator and opset: what a compiler reads out of a model, and what
 * `compileEnsemble` makes a file section of.
 */

/** How a node compares its feature `x` with its threshold `t`; `member` asks whether `x` is in a set. */
export type NodeMode = 'leq' | 'lt' | 'gte' | 'gt' | 'eq' | 'neq' | 'member'

export interface Branch {
  /** Column of the input, from 0. */
  readonly feature: number
  readonly mode: NodeMode
  /** Not used by `member`. */
  readonly threshold: number
  /** The values that `member` tests for. */
  readonly members?: readonly number[]
  /** Whether NaN takes the true branch whatever the comparison says; otherwise it is compared like any other value. */
  readonly missingTracksTrue: boolean
  /** Index in `nodes`, as is `whenFalse`. */
  readonly whenTrue: number
  readonly whenFalse: number
}

export interface Leaf {
  /** What the leaf adds, in the model's order; a target may be missing or, in odd models, stand twice. */
  readonly weights: readonly LeafWeight[]
}

export interface LeafWeight {
  readonly target: number
  readonly weight: number
}

export type Node = Branch | Leaf

export type Aggregate = 'sum' | 'average' | 'min' | 'max'

export interface Ensemble {
  /** Of thresholds, weights and sums: `float32` but for the operators' double variants. */
  readonly precision: 'float32' | 'float64'
  readonly nodes: readonly Node[]
  /** Index in `nodes` of each tree's root, in the order in which the trees are added. */
  readonly roots: readonly number[]
  readonly targets: number
  readonly aggregate: Aggregate
}
