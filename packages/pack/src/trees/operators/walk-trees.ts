import type { Node } from '@inferry/engine-trees/compile'
import { isLeaf } from './tree-source.ts'

/** The errors to throw. */
export interface WalkFaults {
  /** Of a node's child that is no node. */
  readonly missing: (node: number) => Error
  /** Of a node that is below itself. */
  readonly cycle: (node: number) => Error
  /** Of a node that is the branch of another one too, unless that may be. */
  readonly shared: (node: number, asFalseBranch: boolean) => Error | undefined
}

const unseen = 0
const falseNext = 1
const closing = 3
const done = 4

/**
 * The nodes that the roots reach, each once and before its children; false branches come first, as in onnxruntime. A
 * tree may be as deep as it likes.
 */
export function walkTrees(
  nodes: readonly Node[],
  roots: readonly number[],
  faults: WalkFaults,
): readonly number[] {
  const states = new Uint8Array(nodes.length)
  const hasParent = new Uint8Array(nodes.length)
  const order: number[] = []
  const stack: number[] = []

  function enter(index: number): void {
    if (states[index] !== unseen) return
    order.push(index)
    states[index] = isLeaf(nodes[index]) ? done : falseNext
    if (states[index] !== done) stack.push(index)
  }

  function descend(index: number, child: number, asFalseBranch: boolean): void {
    if (nodes[child] === undefined) throw faults.missing(index)
    const state = states[child]
    if (state !== unseen && state !== done) throw faults.cycle(child)
    const fault = hasParent[child] === 1 ? faults.shared(child, asFalseBranch) : undefined
    if (fault !== undefined) throw fault
    hasParent[child] = 1
    enter(child)
  }

  for (const root of roots) {
    enter(root)
    while (stack.length > 0) {
      const index = stack.at(-1) as number
      const node = nodes[index] as Node
      const state = states[index] as number
      states[index] = state + 1
      if (isLeaf(node) || state === closing) stack.pop()
      else if (state === falseNext) descend(index, node.whenFalse, true)
      else descend(index, node.whenTrue, false)
    }
  }
  return order
}
