/** What ONNX's tree operators do after the leaves are aggregated: base values, post-transform, the class's label. */

export type PostTransform = 'none' | 'logistic' | 'softmax' | 'softmax_zero' | 'probit'

export type Finish = RegressorFinish | ClassifierFinish

/** Of `TreeEnsembleRegressor` and `TreeEnsemble`. */
export interface RegressorFinish extends AnyFinish {
  readonly kind: 'regressor'
}

/** Of `TreeEnsembleClassifier`. */
export interface ClassifierFinish extends AnyFinish {
  readonly kind: 'classifier'
  /**
   * The label for each number in `Finished.classes`: all strings or all safe integers; one a target, but two for a
   * single one. They are what onnxruntime answers, and not always the model's own.
   */
  readonly labels: readonly (string | number)[]
  /** How many different classes have weights: with one of two, the other's score is derived. */
  readonly weightedClasses: number
  /** No weight is negative; decides the threshold of the binary case. */
  readonly positiveWeights: boolean
}

interface AnyFinish {
  /** None, or one a target; a classifier of two classes may have one. Nothing is added where there is none. */
  readonly baseValues: readonly number[]
  readonly postTransform: PostTransform
  /** Of the scores given out: an ensemble of float64 gives float32, but for `TreeEnsemble`. */
  readonly output: 'float32' | 'float64'
}

/** What an operator gives. */
export interface Finished {
  /** Scores, `rows × columns`, row-major, in the finish's `output` precision. */
  readonly values: Float32Array | Float64Array
  /** As many as targets. */
  readonly columns: number
  /** A classifier's answer: each row's index in `labels`. */
  readonly classes?: Int32Array
}
