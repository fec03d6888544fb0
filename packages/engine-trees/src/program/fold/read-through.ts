import type { Ensemble, Node } from '../../ensemble/definition.ts'
import type { ColumnsStep } from '../steps/columns.ts'
import { type Built, type ColumnChain, columnChain } from './column-chain.ts'
import { foldThresholds } from './fold-thresholds.ts'

/** Trees, and the value whose columns they read. */
export interface Reading {
  readonly x: number
  readonly ensemble: Ensemble
}

/** The same trees on what is nearer to the inputs, where columns are only chosen, joined, scaled or imputed on the way. */
export function readThrough(
  { x, ensemble }: Reading,
  built: Built,
  concat: (parts: readonly number[]) => number,
): Reading {
  const maker = built.maker(x)
  if (maker?.kind === 'columns') {
    const chosen = readChosen(maker, ensemble)
    return chosen === undefined ? { x, ensemble } : readThrough(chosen, built, concat)
  }
  if (ensemble.precision !== 'float32') return { x, ensemble }
  const parts = maker?.kind === 'concat' ? maker.parts : [x]
  const chains = parts.map((part) => columnChain(part, built))
  const nodes = chains.every(({ steps }) => steps.length === 0)
    ? undefined
    : foldChains(ensemble.nodes, chains, built)
  if (nodes === undefined) return { x, ensemble }
  const bases = chains.map(({ base }) => base)
  const [only, ...others] = bases
  const base = others.length === 0 ? (only as number) : concat(bases.flatMap((each) => partsOf(each, built)))
  return readThrough({ x: base, ensemble: { ...ensemble, nodes } }, built, concat)
}

/** Undefined if they read beyond what is chosen. */
function readChosen({ x, indices }: ColumnsStep, ensemble: Ensemble): Reading | undefined {
  const beyond = ensemble.nodes.some((node) => 'feature' in node && indices[node.feature] === undefined)
  if (beyond) return undefined
  const nodes = ensemble.nodes.map((node) => {
    return 'feature' in node ? { ...node, feature: indices[node.feature] as number } : node
  })
  return { x, ensemble: { ...ensemble, nodes } }
}

function foldChains(
  nodes: readonly Node[],
  chains: readonly ColumnChain[],
  built: Built,
): readonly Node[] | undefined {
  let first = 0
  let folded: readonly Node[] | undefined = nodes
  for (const chain of chains) {
    if (chain.steps.length > 0) folded = folded && foldThresholds(folded, first, chain, built)
    first += built.type(chain.base).columns
  }
  return folded
}

function partsOf(value: number, built: Built): readonly number[] {
  const maker = built.maker(value)
  return maker?.kind === 'concat' ? maker.parts : [value]
}
