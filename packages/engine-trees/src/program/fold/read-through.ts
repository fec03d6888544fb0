import type { Branch, Ensemble, Node } from '../../ensemble/definition.ts'
import type { ColumnsStep } from '../steps/columns.ts'
import type { Built } from './built.ts'
import { type ColumnChain, columnChain } from './column-chain.ts'
import { foldThresholds } from './fold-thresholds.ts'

/** Trees, and the value whose columns they read. */
export interface Reading {
  readonly x: number
  readonly ensemble: Ensemble
}

/** The same trees on the value that columns were chosen from; as they are, if they read beyond these. */
export function readChosen(given: Reading, built: Built): Reading {
  let reading: Reading = given
  for (let step = built.maker(given.x); step?.kind === 'columns'; step = built.maker(reading.x)) {
    const chosen = chosenFrom(step, reading.ensemble)
    if (chosen === undefined) break
    reading = chosen
  }
  return reading
}

/** The same trees on what is nearer to the inputs, where columns are only chosen, joined, scaled or imputed on the way. */
export function readThrough(
  given: Reading,
  built: Built,
  concat: (parts: readonly number[]) => number,
): Reading {
  let reading = readChosen(given, built)
  if (reading.ensemble.precision !== 'float32') return reading
  for (;;) {
    const { x, ensemble } = reading
    const maker = built.maker(x)
    const parts = maker?.kind === 'concat' ? maker.parts : [x]
    const chains = parts.map((part) => columnChain(part, built))
    const nodes = foldChains(ensemble.nodes, chains, built)
    if (nodes === ensemble.nodes || nodes === undefined) return reading
    const [{ base }] = chains as [ColumnChain]
    const nearer = chains.length === 1 ? base : concat(chains.flatMap((chain) => partsOf(chain.base, built)))
    reading = readChosen({ x: nearer, ensemble: { ...ensemble, nodes } }, built)
  }
}

/** Undefined if they read beyond what is chosen. */
function chosenFrom({ x, indices }: ColumnsStep, ensemble: Ensemble): Reading | undefined {
  const beyond = ensemble.nodes.some((node) => 'feature' in node && indices[node.feature] === undefined)
  if (beyond) return undefined
  const nodes = ensemble.nodes.map((node) => {
    return 'feature' in node ? { ...node, feature: indices[node.feature] as number } : node
  })
  return { x, ensemble: { ...ensemble, nodes } }
}

/** The same nodes if no chain has steps; undefined if one cannot be folded. */
function foldChains(
  nodes: readonly Node[],
  chains: readonly ColumnChain[],
  built: Built,
): readonly Node[] | undefined {
  if (chains.every(({ steps }) => steps.length === 0)) return nodes
  const folded = [...nodes]
  const widths = chains.map(({ base }) => built.type(base).columns)
  const places = byPart(nodes, widths)
  let first = 0
  for (const [part, chain] of chains.entries()) {
    const own = places.get(part) ?? []
    const branches = own.map((place) => nodes[place] as Branch)
    const found = chain.steps.length === 0 ? branches : foldThresholds(branches, first, chain, built)
    if (found === undefined) return undefined
    own.forEach((place, index) => {
      folded[place] = found[index] as Branch
    })
    first += widths[part] as number
  }
  return folded
}

/** The places of the branches that read a column of each part. */
function byPart(nodes: readonly Node[], widths: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const parts = widths.flatMap((width, part) => new Array<number>(width).fill(part))
  const places = new Map<number, number[]>()
  nodes.forEach((node, place) => {
    const part = 'feature' in node ? parts[node.feature] : undefined
    if (part === undefined) return
    const others = places.get(part)
    if (others === undefined) places.set(part, [place])
    else others.push(place)
  })
  return places
}

function partsOf(value: number, built: Built): readonly number[] {
  const maker = built.maker(value)
  return maker?.kind === 'concat' ? maker.parts : [value]
}
