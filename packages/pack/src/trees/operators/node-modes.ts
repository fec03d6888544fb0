import type { NodeMode } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'

/** `member` is not among those of the older operators, though onnxruntime takes it there for bits of the threshold. */
const named = (
  [
    ['LEAF', 'leaf'],
    ['BRANCH_LEQ', 'leq'],
    ['BRANCH_LT', 'lt'],
    ['BRANCH_GTE', 'gte'],
    ['BRANCH_GT', 'gt'],
    ['BRANCH_EQ', 'eq'],
    ['BRANCH_NEQ', 'neq'],
  ] as const
).map(([name, mode]) => ({ name: new TextEncoder().encode(name), mode }))

const numbered: readonly NodeMode[] = ['leq', 'lt', 'gte', 'gt', 'eq', 'neq', 'member']

/** Of `TreeEnsembleRegressor` and `TreeEnsembleClassifier`, by its name in UTF-8: there are many, so none is decoded. */
export function namedMode(name: Uint8Array): NodeMode | 'leaf' {
  for (const known of named) if (equal(known.name, name)) return known.mode
  throw new Unsupported(`it has nodes of the mode ${JSON.stringify(new TextDecoder().decode(name))}`)
}

/** From the end, where names of modes differ. */
function equal(one: Uint8Array, other: Uint8Array): boolean {
  let at = one.length === other.length ? one.length : -1
  while (at > 0 && one[at - 1] === other[at - 1]) at--
  return at === 0
}

/** Of `TreeEnsemble`. */
export function numberedMode(number: number): NodeMode {
  const mode = numbered[number]
  if (mode === undefined) throw new Unsupported(`it has nodes of the mode ${number}`)
  return mode
}
