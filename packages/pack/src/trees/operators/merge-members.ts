import type { Branch, Node } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'
import { createComparison } from './compare-trees.ts'
import type { Precision } from './operator-attributes.ts'
import { isLeaf, type TreeSource } from './tree-source.ts'

export interface Merged {
  readonly nodes: Node[]
  /** onnxruntime merges branches too, and leaves out what is below. */
  readonly drops: boolean
}

/**
 * Makes one membership test of each chain of comparisons `==` down the false branches, with one feature and the same
 * below each true branch: this is how categories are exported. onnxruntime does so too where the values are few, and
 * may then merge what is not the same; such an ensemble is `Unsupported`.
 */
export function mergeMembers(source: TreeSource, precision: Precision): Merged {
  const { nodes, order, wide } = source
  const compare = createComparison(source)
  const merged = [...nodes]
  /** Heads of chains, and what is in them. */
  const seen = new Uint8Array(nodes.length)
  let drops = false

  for (const index of order) {
    const head = nodes[index] as Node
    if (isLeaf(head) || seen[index] === 1 || !tests(head) || wide.has(index)) continue
    seen[index] = 1
    const members = [...valuesOf(head)]
    let last = head
    for (let next = nodes[last.whenFalse] as Node; ; next = nodes[last.whenFalse] as Node) {
      const at = last.whenFalse
      if (isLeaf(next) || next.feature !== head.feature || !tests(next) || wide.has(at)) break
      const likeness = compare(head.whenTrue, next.whenTrue)
      const fits = likeness === 'same' && (head.missingTracksTrue || !next.missingTracksTrue)
      if (likeness !== 'different' && mergedThere(last, next, precision)) {
        if (!fits) {
          throw new Unsupported(
            `onnxruntime merges comparisons of feature ${head.feature} with ${valuesOf(last).at(-1)} and ${valuesOf(next)[0]}, though what follows differs`,
          )
        }
        drops = true
      }
      if (!fits || seen[at] === 1) break
      for (const value of valuesOf(next)) members.push(value)
      seen[at] = 1
      last = next
    }
    if (last !== head)
      merged[index] = { ...head, mode: 'member', threshold: 0, members, whenFalse: last.whenFalse }
  }
  return { nodes: merged, drops }
}

function tests({ mode }: Branch): boolean {
  return mode === 'eq' || mode === 'member'
}

function valuesOf({ mode, threshold, members = [] }: Branch): readonly number[] {
  return mode === 'eq' ? [threshold] : members
}

/** Whether onnxruntime, which keeps sets in the bits of a threshold, has room for both ends. */
function mergedThere(last: Branch, next: Branch, precision: Precision): boolean {
  const bits = precision === 'float32' ? 32 : 64
  return [valuesOf(last).at(-1), valuesOf(next)[0]].every(
    (value = 0) => Number.isInteger(value) && value >= 1 && value <= bits,
  )
}
