/** What a compiler needs, apart from the engine: none of it is in a bundle that only runs models. */
export { compileEnsemble } from './ensemble/compile/compile-ensemble.ts'
export type {
  Aggregate,
  Branch,
  Ensemble,
  Leaf,
  LeafWeight,
  Node,
  NodeMode,
} from './ensemble/definition.ts'
export type { ClassifierFinish, Finish, PostTransform } from './finish/finish.ts'
export { type BuiltValue, createProgramBuilder, type ProgramBuilder } from './program/build-program.ts'
export type { BinaryOperation } from './program/operations/binary.ts'
export type { ReduceOperation } from './program/operations/reduce.ts'
export type { UnaryOperation } from './program/operations/unary.ts'
