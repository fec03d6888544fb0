import type { Branch, Node } from '@inferry/engine-trees/compile'
import type { NodeProto } from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'
import type { Precision } from './operator-attributes.ts'
import { operatorFault } from './operator-fault.ts'

/**
 * onnxruntime keeps a set of 31 values or more, or with one outside of 0 to 30, as a set of int32, and looks for `x`
 * cut to a whole number: 2.5 is found in {2}, 0.5 and -0.5 in {0}.
 */
export function isWide(members: readonly number[]): boolean {
  return members.length >= 31 || members.some((member) => !(member >= 0 && member <= 30))
}

/** Throws for what onnxruntime refuses, and for what it finds in a set or not depending on the processor. */
export function checkWide(proto: NodeProto, members: readonly number[]): void {
  for (const member of members) {
    if ((member | 0) !== member)
      throw operatorFault(proto, `it tests for membership of ${member} in a set of 32-bit whole numbers`)
    if (member === least || member === greatest)
      throw new Unsupported(
        `it tests for membership of ${member}, for which numbers of more than 32 bits are taken`,
      )
  }
}

const least = -(2 ** 31)
const greatest = 2 ** 31 - 1

/**
 * The comparisons that make up a wide set, which are added to `nodes`; gives the first. Its members have passed
 * `checkWide`.
 */
export function lowerWideMembers(branch: Branch, nodes: Node[], precision: Precision): Branch {
  const { feature, missingTracksTrue, whenTrue, whenFalse } = branch
  const limits = limitsOf(branch.members ?? [], precision)

  /** Index of the node that tells where `x` lies among the limits from `from` up to `to`. */
  function search(from: number, to: number): number {
    // Below the first limit, and after each second one, is outside.
    if (from === to) return from % 2 === 0 ? whenFalse : whenTrue
    return nodes.push(split(from, to)) - 1
  }

  /** NaN goes down the false branches, to below the first limit. */
  function split(from: number, to: number): Branch {
    const middle = (from + to) >> 1
    const { mode, value } = limits[middle] as Limit
    const whenFalse = search(from, middle)
    return { ...comparison(mode, value), whenTrue: search(middle + 1, to), whenFalse }
  }

  function comparison(mode: 'gt' | 'gte', threshold: number) {
    return { feature, mode, threshold, missingTracksTrue: false }
  }

  if (!missingTracksTrue) return split(0, limits.length)
  const guard = { feature, mode: 'lt', threshold: Number.NEGATIVE_INFINITY, missingTracksTrue } as const
  return { ...guard, whenTrue, whenFalse: search(0, limits.length) }
}

/** Where, going up, the inside begins or ends. */
interface Limit {
  readonly mode: 'gt' | 'gte'
  readonly value: number
}

function limitsOf(members: readonly number[], precision: Precision): readonly Limit[] {
  // Above this, every float32 is whole, and its neighbours may be more than 1 apart.
  const whole = precision === 'float32' ? 2 ** 24 : Number.POSITIVE_INFINITY
  const from = (member: number): Limit => {
    if (member >= 1 || -member >= whole) return { mode: 'gte', value: member }
    return { mode: 'gt', value: member - 1 }
  }
  const upTo = (member: number): Limit => {
    if (member < 0 || member >= whole) return { mode: 'gt', value: member }
    return { mode: 'gte', value: member + 1 }
  }
  const sorted = [...new Set(members.map((member) => member + 0))].sort((a, b) => a - b)
  const limits: Limit[] = []
  for (const [index, member] of sorted.entries()) {
    if (index > 0 && sorted[index - 1] === member - 1) limits.pop()
    else limits.push(from(member))
    limits.push(upTo(member))
  }
  return limits
}
