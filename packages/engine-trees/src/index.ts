export type { EnsembleWalker, Scores } from './ensemble/scores.ts'
export { type CompileTrees, type TreesOptions, trees } from './trees.ts'
