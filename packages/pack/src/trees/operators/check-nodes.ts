import type { Node } from '@inferry/engine-trees/compile'
import type { NodeProto } from '../../onnx/generated/onnx_pb.ts'
import { operatorFault } from './operator-fault.ts'
import { isLeaf } from './tree-source.ts'

/** Gives the lists back, if each has `length` elements, as many as there are of what `of` names. */
export function sameLengths<List extends ArrayLike<unknown>>(
  proto: NodeProto,
  length: number,
  of: string,
  lists: Readonly<Record<string, List>>,
): readonly List[] {
  for (const [name, list] of Object.entries(lists)) {
    if (list.length !== length)
      throw operatorFault(proto, `it has ${list.length} ${name}, but ${length} ${of}`)
  }
  return Object.values(lists)
}

/** onnxruntime reads what lies before the row where a feature is negative. */
export function checkFeatures(proto: NodeProto, nodes: readonly Node[], order: readonly number[]): void {
  for (const index of order) {
    const node = nodes[index] as Node
    if (!isLeaf(node) && node.feature < 0)
      throw operatorFault(proto, `it compares feature ${node.feature}; features are counted from 0`)
  }
}
