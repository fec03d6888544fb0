import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { highestKey, lowestKey } from '../../../src/ensemble/float-order.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { planMemory } from '../../../src/ensemble/wasm/memory-plan.ts'
import { treeGroups } from '../../../src/ensemble/wasm/tree-groups.ts'
import { writeModel } from '../../../src/ensemble/wasm/write-model.ts'
import { branch, ensembleOf, fullTree, joined, leaf } from '../fixtures/ensembles.ts'

function written(ensemble: Ensemble) {
  const section = readSection(compileEnsemble(ensemble))
  const groups = treeGroups(section.trees)
  const plan = planMemory(section.header, groups.length)
  const memory = new ArrayBuffer(plan.size)
  writeModel(section, groups, plan, memory)
  const words = (at: number, length: number) => [...new Uint32Array(memory, at, length)]
  return { plan, memory, words }
}

t.test('trees and groups by addresses', async (t) => {
  const { nodes, roots } = joined([fullTree(4), fullTree(0), fullTree(2)])
  const { plan, words } = written(ensembleOf(nodes, roots))
  const [first, second, third] = [1, 33, 35].map((record) => plan.records + record * 8)
  t.same(words(plan.trees, 12), [
    first,
    plan.records,
    1,
    0,
    second,
    plan.records,
    0,
    0,
    third,
    plan.records,
    2,
    0,
  ])
  const rest = Array(6).fill(third)
  t.same(words(plan.groups, 11), [plan.records, 0, 1, first, second, ...rest])
})

t.test('columns in fours, and where NaN goes', async (t) => {
  const nan = { missingTracksTrue: true }
  const nodes = [
    branch(1, 5, { feature: 0 }),
    branch(2, 5, { feature: 3, ...nan }),
    branch(3, 5, { feature: 4 }),
    branch(4, 5, { feature: 7 }),
    branch(5, 6, { feature: 9, ...nan }),
    leaf(1),
    leaf(2),
  ]
  const { plan, memory } = written(ensembleOf(nodes, [0]))
  const entries = (at: number) => [...new Int32Array(memory, at, 16)]
  const nans = (...keys: number[]) => [...keys, 0, 0, 0].slice(0, 4)
  const [low, high] = [lowestKey, highestKey]
  t.equal(plan.tableBytes, 64)
  t.same(entries(plan.columns), [0, 12, 16, 28, ...nans(high, low, high, high), 36, 0, 0, 0, ...nans(low)])
  t.same(entries(plan.pickedColumns), [
    0,
    4,
    8,
    12,
    ...nans(high, low, high, high),
    16,
    0,
    0,
    0,
    ...nans(low),
  ])
})

t.test('rows of leaves are widened to whole vectors', async (t) => {
  const nodes = [branch(1, 2), leaf(1, 2, 3, 4, 5), leaf(6, 7, 8, 9, 10)]
  const { plan, memory } = written(ensembleOf(nodes, [0], { targets: 5 }))
  t.equal(plan.leafRowBytes, 32)
  t.same(new Float32Array(memory, plan.leafRows, 16), [1, 2, 3, 4, 5, 0, 0, 0, 6, 7, 8, 9, 10, 0, 0, 0])
})
