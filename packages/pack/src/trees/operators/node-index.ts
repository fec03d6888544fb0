import type { NodeProto } from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'
import { operatorFault } from './operator-fault.ts'

/** Finds nodes by the numbers that the model gives them. */
export interface NodeIndex {
  /** The place of each tree's first node, its root to onnxruntime, in their order. */
  readonly roots: readonly number[]
  find(tree: number, node: number): number | undefined
}

/** The nodes of one tree stand together, from `start` up to `end`. */
interface Run {
  readonly start: number
  readonly end: number
  /** Where the nodes' numbers do not ascend. */
  readonly places: ReadonlyMap<number, number> | undefined
}

export function indexNodes(proto: NodeProto, trees: Int32Array, numbers: Int32Array): NodeIndex {
  const runs = new Map<number, Run>()
  for (let start = 0; start < trees.length; ) {
    const tree = trees[start] as number
    // onnxruntime takes each part for a tree of its own, and each node of a tree -1.
    if (runs.has(tree)) throw new Unsupported(`the nodes of its tree ${tree} do not stand together`)
    if (tree < 0) throw new Unsupported(`it has a tree ${tree}`)
    let end = start + 1
    let ascending = true
    for (; end < trees.length && trees[end] === tree; end++)
      ascending &&= (numbers[end] as number) > (numbers[end - 1] as number)
    runs.set(tree, { start, end, places: ascending ? undefined : placesOf(proto, tree, numbers, start, end) })
    start = end
  }

  function find(tree: number, node: number): number | undefined {
    const run = runs.get(tree)
    if (run === undefined || run.places !== undefined) return run?.places?.get(node)
    const place = search(numbers, node, run.start, run.end)
    return numbers[place] === node && place < run.end ? place : undefined
  }
  return { roots: [...runs.values()].map(({ start }) => start), find }
}

function placesOf(
  proto: NodeProto,
  tree: number,
  numbers: Int32Array,
  start: number,
  end: number,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (let place = start; place < end; place++) {
    const number = numbers[place] as number
    if (places.has(number)) throw operatorFault(proto, `its tree ${tree} has two nodes ${number}`)
    places.set(number, place)
  }
  return places
}

/** The first place from `start` up to `end` whose number is not below `number`. Numbers without gaps are found at once. */
function search(numbers: Int32Array, number: number, start: number, end: number): number {
  const straight = start + number - (numbers[start] as number)
  if (straight >= start && straight < end && numbers[straight] === number) return straight
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return low
}
