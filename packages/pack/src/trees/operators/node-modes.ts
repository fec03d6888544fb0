import type { NodeMode } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'

/** `member` is not among those of the older operators, though onnxruntime takes it there for bits of the threshold. */
const named: ReadonlyMap<string, NodeMode | 'leaf'> = new Map([
  ['BRANCH_LEQ', 'leq'],
  ['BRANCH_LT', 'lt'],
  ['BRANCH_GTE', 'gte'],
  ['BRANCH_GT', 'gt'],
  ['BRANCH_EQ', 'eq'],
  ['BRANCH_NEQ', 'neq'],
  ['LEAF', 'leaf'],
])

const numbered: readonly NodeMode[] = ['leq', 'lt', 'gte', 'gt', 'eq', 'neq', 'member']

/** Of `TreeEnsembleRegressor` and `TreeEnsembleClassifier`. */
export function namedMode(name: string): NodeMode | 'leaf' {
  const mode = named.get(name)
  if (mode === undefined) throw new Unsupported(`it has nodes of the mode ${JSON.stringify(name)}`)
  return mode
}

/** Of `TreeEnsemble`. */
export function numberedMode(number: number): NodeMode {
  const mode = numbered[number]
  if (mode === undefined) throw new Unsupported(`it has nodes of the mode ${number}`)
  return mode
}
