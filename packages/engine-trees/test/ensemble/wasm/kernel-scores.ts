import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { newFloats } from '../../../src/ensemble/floats.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { createMemory } from '../../../src/ensemble/wasm/kernel.ts'
import { createKernelInput } from '../../../src/ensemble/wasm/kernel-input.ts'
import { leafRowScores, weightScores } from '../../../src/ensemble/wasm/kernel-scores.ts'
import { planMemory } from '../../../src/ensemble/wasm/memory-plan.ts'
import { treeGroups } from '../../../src/ensemble/wasm/tree-groups.ts'
import { writeModel } from '../../../src/ensemble/wasm/write-model.ts'
import { branch, ensembleOf, fullTree, joined, leaf } from '../fixtures/ensembles.ts'

/** Scores of the numbers 0 to 15, by eight rows at a time and by one. */
function scoresOf(ensemble: Ensemble): readonly (readonly number[])[] {
  const section = readSection(compileEnsemble(ensemble))
  const { targets, leafKind } = section.header
  const groups = treeGroups(section.trees)
  const plan = planMemory(section.header, groups.length)
  const created = createMemory(plan.size)
  const memory = created.buffer
  const kernel = created.kernel(ensemble.precision === 'float32' ? 'narrow' : 'wide')
  writeModel(section, groups, plan, memory)
  const input = createKernelInput(section, plan, kernel, memory)
  const create = leafKind === 'weight' ? weightScores : leafRowScores
  const scores = create(section, plan, groups.length, kernel, memory)

  const x = Float64Array.from({ length: 16 }, (_, row) => row)
  const together = newFloats(ensemble, 16 * targets)
  input.rows(x, 0, 1, 16)
  scores.rows(16, together, 0)
  const alone = newFloats(ensemble, 16 * targets)
  for (let row = 0; row < 16; row++) {
    input.oneRow(x, row)
    scores.oneRow(alone, row * targets)
  }
  return [[...together], [...alone]]
}

const numbers = Array.from({ length: 16 }, (_, row) => row)
const trees = joined([
  fullTree(4),
  fullTree(1),
  fullTree(2),
  ...Array.from({ length: 10 }, () => fullTree(0)),
])

for (const precision of ['float32', 'float64'] as const) {
  t.test(`weights of one target, ${precision}`, async (t) => {
    const ensemble = ensembleOf(trees.nodes, trees.roots, { precision })
    const wanted = numbers.map((x) => x + Math.min(x, 1) + Math.min(x, 3))
    for (const found of scoresOf(ensemble)) t.same(found, wanted)
  })

  t.test(`weights of a target a tree, ${precision}`, async (t) => {
    const nodes = [branch(1, 2, { threshold: 7 }), leaf(1), leaf(2), leaf(undefined, undefined, 5)]
    const ensemble = ensembleOf(nodes, [0, 3, 0], { precision, targets: 3 })
    const wanted = numbers.flatMap((x) => [x <= 7 ? 2 : 4, 0, 5])
    for (const found of scoresOf(ensemble)) t.same(found, wanted)
  })

  t.test(`rows of leaves, ${precision}`, async (t) => {
    const nodes = [branch(1, 2, { threshold: 3 }), leaf(1, 2, 3, 4, 5), leaf(10, 20, 30, 40, 50)]
    const ensemble = ensembleOf(nodes, [0, 0, 0], { precision, targets: 5 })
    const wanted = numbers.flatMap((x) => [1, 2, 3, 4, 5].map((weight) => (x <= 3 ? 3 : 30) * weight))
    for (const found of scoresOf(ensemble)) t.same(found, wanted)
  })
}
