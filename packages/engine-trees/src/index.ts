export type { EnsembleWalker, Scores } from './ensemble/scores.ts'
