import { type PlacedProgram, valuesOf } from '../keep-used.ts'
import { references } from '../operands.ts'
import type { LeafSum, LeafSums } from './leaf-sums.ts'
import type { LeafTree } from './leaf-tree.ts'
import { mergeable, mergedStep, treesOf } from './merged-step.ts'

/**
 * Puts one ensemble in the place of all steps that only add up what leaves give. Where a tree would be walked twice for
 * that, the steps stay.
 */
export function mergeSums(program: PlacedProgram, sums: LeafSums): PlacedProgram {
  const refused = new Set<number>()
  for (;;) {
    const { chosen, walks } = choose(program, sums, refused)
    const twice = [...walks.values()].filter(({ length }) => length > 1).flat()
    const again = twice.filter((value) => chosen.has(value))
    for (const value of again) refused.add(value)
    if (again.length > 0) continue
    const steps = program.steps.map((placed) => {
      const sum = chosen.get(placed.first)
      return sum === undefined ? placed : mergedStep(placed.first, sum)
    })
    return { ...program, steps }
  }
}

/** The values that ensembles of their own can give, and for each tree the values for which it would be walked. */
function choose({ steps, outputs }: PlacedProgram, sums: LeafSums, refused: ReadonlySet<number>) {
  const needed = new Set(outputs.map(({ value }) => value))
  const chosen = new Map<number, LeafSum>()
  const walks = new Map<LeafTree, number[]>()
  for (const placed of steps.toReversed()) {
    if (!valuesOf(placed).some((value) => needed.has(value))) continue
    const { step, first } = placed
    const sum = sums.get(first)
    const merges = step.kind !== 'trees' && sum !== undefined && !refused.has(first) && mergeable(sum)
    if (merges) chosen.set(first, sum)
    for (const value of merges ? [sum.tree.x] : references(step)) needed.add(value)
    if (sum === undefined || !(merges || step.kind === 'trees')) continue
    for (const tree of treesOf(sum)) walks.set(tree, [...(walks.get(tree) ?? []), first])
  }
  return { chosen, walks }
}
