import type { Branch, Node, NodeMode } from '../../ensemble/definition.ts'
import { floatKey, floatOfKey } from '../../ensemble/float-order.ts'
import type { Elements } from '../value.ts'
import type { Built, ColumnChain } from './column-chain.ts'
import { evaluate, type KnownValue } from './evaluate.ts'

/** Numbers that are tried at once: what a large model may take while it is compiled. */
const maxElements = 2 ** 20

/** A comparison of a chain's result, and what is known of the same comparison of what the chain starts from. */
interface Search {
  readonly column: number
  readonly branch: Branch
  /** It holds for large numbers, not for small ones. */
  readonly rises: boolean
  /** Keys of floats: the searched one is neither below `least` nor above `most`. */
  least: number
  most: number
  nan: boolean
}

const lowest = floatKey(Number.NEGATIVE_INFINITY)
const highest = floatKey(Number.POSITIVE_INFINITY)

/**
 * The nodes, of which those that compare the columns from `first` on, which a chain gives, compare what the chain starts
 * from: for numbers that keep their order, there is one float up to which the comparison turns out one way. It is
 * searched by computing the chain itself. Undefined where a node asks for more than order.
 */
export function foldThresholds(
  nodes: readonly Node[],
  first: number,
  chain: ColumnChain,
  built: Built,
): readonly Node[] | undefined {
  const { columns } = built.type(chain.base)
  const searches = new Map<string, Search>()
  const keyOf = ({ feature, mode, threshold, missingTracksTrue }: Branch) =>
    `${feature} ${mode} ${threshold} ${missingTracksTrue}`
  const compares = (node: Node): node is Branch =>
    'feature' in node && node.feature >= first && node.feature < first + columns
  for (const branch of nodes.filter(compares)) {
    if (branch.mode === 'eq' || branch.mode === 'neq' || branch.mode === 'member') return undefined
    const column = branch.feature - first
    const rises = (branch.mode === 'gt' || branch.mode === 'gte') !== chain.falls(column)
    searches.set(keyOf(branch), { column, branch, rises, least: lowest - 1, most: highest, nan: false })
  }
  if (!searchAll([...searches.values()], columns, chain, built)) return undefined
  return nodes.map((node) => {
    return compares(node) ? folded(node, searches.get(keyOf(node)) as Search) : node
  })
}

/** False if there is too much to search. */
function searchAll(searches: readonly Search[], columns: number, chain: ColumnChain, built: Built): boolean {
  // Each row of what is tried has one search of each column.
  const counts = new Array<number>(columns).fill(0)
  const places = searches.map(({ column }) => {
    const row = counts[column] as number
    counts[column] = row + 1
    return row * columns + column
  })
  const rows = Math.max(0, ...counts)
  if (rows * columns > maxElements) return false
  const tried = new Float32Array(rows * columns)

  function results(numberOf: (search: Search) => number): Float32Array {
    searches.forEach((search, index) => {
      tried[places[index] as number] = numberOf(search)
    })
    return run(chain, { type: 'float32', columns, elements: tried }, rows, built) as Float32Array
  }

  const holds = (search: Search, index: number, answers: Float32Array) =>
    compare(search.branch, answers[places[index] as number] as number)
  for (let round = 0; round < 33; round++) {
    const answers = results(({ least, most }) => floatOfKey(middle(least, most)))
    searches.forEach((search, index) => {
      if (search.least === search.most) return
      const tried = middle(search.least, search.most)
      if (holds(search, index, answers) !== search.rises) search.least = tried
      else search.most = tried - 1
    })
  }
  const answers = results(() => Number.NaN)
  searches.forEach((search, index) => {
    search.nan = holds(search, index, answers)
  })
  return true
}

function middle(least: number, most: number): number {
  return least + Math.ceil((most - least) / 2)
}

function run(chain: ColumnChain, base: KnownValue, rows: number, built: Built): Elements {
  const known = new Map([[chain.base, base]])
  let last = base
  for (const [value, step] of chain.steps) {
    const operand = (each: number) => known.get(each) ?? (built.constant(each) as KnownValue)
    last = evaluate(step, operand, rows)[0] as KnownValue
    known.set(value, last)
  }
  return last.elements
}

function compare({ mode, threshold: exact, missingTracksTrue }: Branch, x: number): boolean {
  if (missingTracksTrue && Number.isNaN(x)) return true
  const threshold = Math.fround(exact)
  return comparisons[mode as keyof typeof comparisons](x, threshold)
}

const comparisons = {
  leq: (a: number, b: number) => a <= b,
  lt: (a: number, b: number) => a < b,
  gte: (a: number, b: number) => a >= b,
  gt: (a: number, b: number) => a > b,
} satisfies Partial<Record<NodeMode, (a: number, b: number) => boolean>>

/** `x <= threshold`, where the branch holds or, if it rises, where it does not. */
function folded(branch: Branch, { rises, least, nan }: Search): Branch {
  const { feature, whenTrue, whenFalse } = branch
  const some = least >= lowest
  return {
    feature,
    mode: some ? 'leq' : 'lt',
    threshold: some ? floatOfKey(least) : Number.NEGATIVE_INFINITY,
    missingTracksTrue: nan !== rises,
    whenTrue: rises ? whenFalse : whenTrue,
    whenFalse: rises ? whenTrue : whenFalse,
  }
}
