/**
 * What nodes are lowered to: decisions of one form, `x <= threshold ? left : right`, and leaves. Items refer to items
 * that were added before them, so that there are no cycles and descending order is parents first.
 */
export interface Decisions {
  /** Number of items. */
  readonly size: number
  /** Adds a decision; of two equal children it makes none and gives that child. */
  decide(decision: Decision): number
  /** Adds a leaf that stands for `leaf`, an index of the caller's. */
  leaf(leaf: number): number
  decision(item: number): Decision | undefined
  leafOf(item: number): number
}

export interface Decision {
  readonly feature: number
  /** Whether NaN goes left, as if it were smaller than everything; otherwise it goes right. */
  readonly nanLeft: boolean
  /** Never NaN. */
  readonly threshold: number
  /** An item, as is `right`. */
  readonly left: number
  readonly right: number
}

export function createDecisions(): Decisions {
  const items: (Decision | number)[] = []
  return {
    get size() {
      return items.length
    },
    decide(decision) {
      return decision.left === decision.right ? decision.left : items.push(decision) - 1
    },
    leaf: (leaf) => items.push(leaf) - 1,
    decision(item) {
      const found = items[item]
      return typeof found === 'number' ? undefined : found
    },
    leafOf: (item) => items[item] as number,
  }
}
