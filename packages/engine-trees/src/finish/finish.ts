/** What ONNX's tree operators do after the leaves are aggregated: base values, post-transform, the class's label. */

export type PostTransform = 'none' | 'logistic' | 'softmax' | 'softmax_zero' | 'probit'

export type Finish = RegressorFinish | ClassifierFinish

/** Of `TreeEnsembleRegressor` and `TreeEnsemble`. */
export interface RegressorFinish {
  readonly kind: 'regressor'
  /** None, one, or one a target, as the model has them. */
  readonly baseValues: readonly number[]
  readonly postTransform: PostTransform
}

/** Of `TreeEnsembleClassifier`. */
export interface ClassifierFinish {
  readonly kind: 'classifier'
  readonly baseValues: readonly number[]
  readonly postTransform: PostTransform
  /** Class labels by index: all strings or all safe integers. */
  readonly labels: readonly (string | number)[]
  /** How many different classes have weights: with one of two, the other's score is derived. */
  readonly weightedClasses: number
  /** No weight is negative; decides the threshold of the binary case. */
  readonly positiveWeights: boolean
}

/** What an operator gives. */
export interface Finished {
  /** Scores, `rows × columns`, row-major, in the ensemble's precision. */
  readonly values: Float32Array | Float64Array
  readonly columns: number
  /** A classifier's answer: each row's index in `labels`. */
  readonly classes?: Int32Array
}
