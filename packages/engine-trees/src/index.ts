export { type CompileTrees, type TreesOptions, trees } from './trees.ts'
