/**
 * What nodes are lowered to: decisions of one form, `x <= threshold ? left : right`, and leaves. Items refer to items
 * that were added before them, so that there are no cycles and descending order is parents first. Columns of numbers
 * and not objects, as there are hundreds of thousands.
 */
export interface Decisions {
  /** Of each item: feature × 2 + (NaN goes left, as if it were smaller than everything ? 1 : 0); -1 for a leaf. */
  readonly sources: readonly number[]
  /** Never NaN; 0 for a leaf. */
  readonly thresholds: readonly number[]
  /** An item; of a leaf, what the caller gave. */
  readonly lefts: readonly number[]
  readonly rights: readonly number[]
  /** Adds a decision; of two equal children it makes none and gives that child. */
  decide(feature: number, nanLeft: boolean, threshold: number, left: number, right: number): number
  /** Adds a leaf that stands for `leaf`, an index of the caller's. */
  leaf(leaf: number): number
}

export function createDecisions(): Decisions {
  const sources: number[] = []
  const thresholds: number[] = []
  const lefts: number[] = []
  const rights: number[] = []
  function add(source: number, threshold: number, left: number, right: number): number {
    thresholds.push(threshold)
    lefts.push(left)
    rights.push(right)
    return sources.push(source) - 1
  }
  return {
    sources,
    thresholds,
    lefts,
    rights,
    decide(feature, nanLeft, threshold, left, right) {
      return left === right ? left : add(feature * 2 + (nanLeft ? 1 : 0), threshold, left, right)
    },
    leaf: (leaf) => add(-1, 0, leaf, leaf),
  }
}

export function isLeaf({ sources }: Decisions, item: number): boolean {
  return (sources[item] as number) < 0
}

/** Of each item, the steps to the farthest leaf below it. */
export function heightsOf({ sources, lefts, rights }: Decisions): Uint32Array {
  const heights = new Uint32Array(sources.length)
  for (let item = 0; item < sources.length; item++) {
    if ((sources[item] as number) < 0) continue
    const left = heights[lefts[item] as number] as number
    const right = heights[rights[item] as number] as number
    heights[item] = Math.max(left, right) + 1
  }
  return heights
}
