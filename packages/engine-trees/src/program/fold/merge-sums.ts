import { references } from '../operands.ts'
import { type PlacedProgram, valuesOf } from '../placed-program.ts'
import type { LeafSums } from './leaf-sums.ts'
import type { LeafTree } from './leaf-tree.ts'
import { type Merger, mergedStep, mergerOf } from './merged-step.ts'

/**
 * Puts one ensemble in the place of all steps that only add up what leaves give. A tree that would be walked twice for
 * that is left out, and with it the sums that it is in.
 */
export function mergeSums(program: PlacedProgram, sums: LeafSums): PlacedProgram {
  const contested = new Set<LeafTree>()
  for (;;) {
    const { chosen, walks } = choose(program, sums, contested)
    const before = contested.size
    for (const merger of chosen.values())
      for (const tree of merger.trees) if ((walks.get(tree) as number) > 1) contested.add(tree)
    if (contested.size > before) continue
    const steps = program.steps.map((placed) => {
      const merger = chosen.get(placed.first)
      return merger === undefined ? placed : mergedStep(placed.first, merger)
    })
    return { ...program, steps }
  }
}

/** The values that ensembles of their own can give, and how often each tree would be walked. */
function choose({ steps, outputs }: PlacedProgram, sums: LeafSums, contested: ReadonlySet<LeafTree>) {
  const needed = new Set(outputs.map(({ value }) => value))
  const chosen = new Map<number, Merger>()
  const walks = new Map<LeafTree, number>()
  const walk = (tree: LeafTree) => walks.set(tree, (walks.get(tree) ?? 0) + 1)
  for (const placed of steps.toReversed()) {
    if (!valuesOf(placed).some((value) => needed.has(value))) continue
    const { step, first } = placed
    const tree = sums.tree(first)
    if (tree !== undefined) walk(tree)
    const sum = tree === undefined ? sums.get(first) : undefined
    const merger = sum && mergerOf(sum, contested)
    if (merger === undefined) {
      for (const value of references(step)) needed.add(value)
      continue
    }
    chosen.set(first, merger)
    needed.add(merger.x)
    merger.trees.forEach(walk)
  }
  return { chosen, walks }
}
