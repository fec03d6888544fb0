import type { Branch, NodeMode } from '../../ensemble/definition.ts'
import { floatKey, floatOfKey } from '../../ensemble/float-order.ts'
import type { Elements } from '../value.ts'
import type { Built } from './built.ts'
import type { ColumnChain } from './column-chain.ts'
import { evaluate, type KnownValue } from './evaluate.ts'

/** A comparison of a chain's result, and what is known of the same comparison of what the chain starts from. */
interface Search {
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
 * Branches on columns that a chain gives, the first of which is `first`, as branches on what the chain starts from: for
 * numbers that keep their order, there is one float up to which the comparison turns out one way. It is searched by
 * computing the chain itself. Undefined where a branch asks for more than order.
 */
export function foldThresholds(
  branches: readonly Branch[],
  first: number,
  chain: ColumnChain,
  built: Built,
): readonly Branch[] | undefined {
  const keyOf = ({ feature, mode, threshold, missingTracksTrue }: Branch) =>
    `${feature} ${mode} ${threshold} ${missingTracksTrue}`
  const searches = new Map<string, Search>()
  const columns = new Map<number, Search[]>()
  for (const branch of branches) {
    if (branch.mode === 'eq' || branch.mode === 'neq' || branch.mode === 'member') return undefined
    if (searches.has(keyOf(branch))) continue
    const column = branch.feature - first
    const rises = (branch.mode === 'gt' || branch.mode === 'gte') !== chain.falls(column)
    const search = { branch, rises, least: lowest - 1, most: highest, nan: false }
    searches.set(keyOf(branch), search)
    const others = columns.get(column)
    if (others === undefined) columns.set(column, [search])
    else others.push(search)
  }
  for (const [column, list] of columns) searchColumn(list, column, chain, built)
  return branches.map((branch) => folded(branch, searches.get(keyOf(branch)) as Search))
}

/** Halves what is left of all floats until one is. */
function searchColumn(searches: readonly Search[], column: number, chain: ColumnChain, built: Built): void {
  const answers = (tried: readonly number[]) => computed(chain, column, Float32Array.from(tried), built)
  while (searches.some(({ least, most }) => least < most)) {
    const keys = searches.map(({ least, most }) => least + Math.ceil((most - least) / 2))
    const results = answers(keys.map(floatOfKey))
    searches.forEach((search, index) => {
      const key = keys[index] as number
      if (search.least === search.most) return
      if (compare(search.branch, results[index] as number) !== search.rises) search.least = key
      else search.most = key - 1
    })
  }
  const [nan] = answers([Number.NaN])
  for (const search of searches) search.nan = compare(search.branch, nan as number)
}

/** What the chain makes of numbers of one of its columns. */
function computed(chain: ColumnChain, column: number, numbers: Float32Array, built: Built): Float32Array {
  const known = new Map<number, KnownValue>([
    [chain.base, { type: 'float32', columns: 1, elements: numbers }],
  ])
  let elements: Elements = numbers
  for (const [value, step] of chain.steps) {
    const operand = (each: number) => known.get(each) ?? columnOf(built.constant(each) as KnownValue, column)
    const [answer] = evaluate(step, operand, numbers.length, value)
    known.set(value, answer as KnownValue)
    elements = (answer as KnownValue).elements
  }
  return elements as Float32Array
}

function columnOf(constant: KnownValue, column: number): KnownValue {
  const at = constant.columns === 1 ? 0 : column
  return { ...constant, columns: 1, elements: (constant.elements as Float32Array).slice(at, at + 1) }
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
