import type { Leaf, Node } from '@inferry/engine-trees/compile'

/** Trees as an operator's attributes tell them, checked. Wide sets are not lowered, equal branches not merged. */
export interface TreeSource {
  readonly nodes: readonly Node[]
  readonly roots: readonly number[]
  /** The nodes that the roots reach, each before its children. */
  readonly order: readonly number[]
  /** The value that an older operator gives for a leaf too, which matters where onnxruntime compares leaves. */
  readonly leafValues: ArrayLike<number>
  /** Leaves that the model gives no weight. */
  readonly weightless: ReadonlySet<number>
  /** Members of sets that onnxruntime does not take apart into single comparisons. */
  readonly wide: ReadonlySet<number>
  /** Weights belong to nodes that no root reaches. */
  readonly strayWeights: boolean
}

export function isLeaf(node: Node | undefined): node is Leaf {
  return node !== undefined && 'weights' in node
}
