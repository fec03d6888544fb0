import type { BindStep } from '../step.ts'
import { type BinaryStep, bindBinary } from './binary.ts'
import { bindCast, type CastStep } from './cast.ts'
import { bindColumns, type ColumnsStep } from './columns.ts'
import { bindConcat, type ConcatStep } from './concat.ts'
import { bindConstant, type ConstantStep } from './constant.ts'
import { bindLookUp, type LookUpStep } from './look-up.ts'
import { bindNormalize, type NormalizeStep } from './normalize.ts'
import { bindOneHot, type OneHotStep } from './one-hot.ts'
import { bindReduce, type ReduceStep } from './reduce.ts'
import { bindSoftmax, type SoftmaxStep } from './softmax.ts'
import { bindTake, type TakeStep } from './take.ts'
import { bindTrees, type TreesStep } from './trees.ts'
import { bindUnary, type UnaryStep } from './unary.ts'
import { bindWhere, type WhereStep } from './where.ts'

export type Step =
  | BinaryStep
  | CastStep
  | ColumnsStep
  | ConcatStep
  | ConstantStep
  | LookUpStep
  | NormalizeStep
  | OneHotStep
  | ReduceStep
  | SoftmaxStep
  | TakeStep
  | TreesStep
  | UnaryStep
  | WhereStep

/** Every kind of step. */
export const stepKinds: Readonly<Record<Step['kind'], BindStep>> = {
  binary: bindBinary,
  cast: bindCast,
  columns: bindColumns,
  concat: bindConcat,
  constant: bindConstant,
  'look-up': bindLookUp,
  normalize: bindNormalize,
  'one-hot': bindOneHot,
  reduce: bindReduce,
  softmax: bindSoftmax,
  take: bindTake,
  trees: bindTrees,
  unary: bindUnary,
  where: bindWhere,
}
