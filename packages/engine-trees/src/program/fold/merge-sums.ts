import { type PlacedProgram, valuesOf } from '../keep-used.ts'
import { references } from '../operands.ts'
import type { LeafSums } from './leaf-sums.ts'
import type { LeafTree } from './leaf-tree.ts'
import { type Merger, mergedStep, mergerOf } from './merged-step.ts'

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
      const merger = chosen.get(placed.first)
      return merger === undefined ? placed : mergedStep(placed.first, merger)
    })
    return { ...program, steps }
  }
}

/** The values that ensembles of their own can give, and for each tree the values for which it would be walked. */
function choose({ steps, outputs }: PlacedProgram, sums: LeafSums, refused: ReadonlySet<number>) {
  const needed = new Set(outputs.map(({ value }) => value))
  const chosen = new Map<number, Merger>()
  const walks = new Map<LeafTree, number[]>()
  for (const placed of steps.toReversed()) {
    if (!valuesOf(placed).some((value) => needed.has(value))) continue
    const { step, first } = placed
    const sum = sums.get(first)
    const merger = step.kind === 'trees' || refused.has(first) ? undefined : sum && mergerOf(sum)
    if (merger !== undefined) chosen.set(first, merger)
    for (const value of merger === undefined ? references(step) : [merger.x]) needed.add(value)
    const walked = merger?.trees ?? (step.kind === 'trees' && sum?.whole ? [sum.whole.tree] : [])
    for (const tree of walked) walks.set(tree, [...(walks.get(tree) ?? []), first])
  }
  return { chosen, walks }
}
