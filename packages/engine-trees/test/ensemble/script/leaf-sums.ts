import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { newFloats } from '../../../src/ensemble/floats.ts'
import { leafSums } from '../../../src/ensemble/script/leaf-sums.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { ensembleOf, leaf } from '../fixtures/ensembles.ts'

/** Adds one row's leaves: of each tree, the leaf of that index, or its weight. */
function sums(ensemble: Ensemble, leaves: readonly number[], weights: readonly number[]) {
  const section = readSection(compileEnsemble(ensemble))
  const add = leafSums(section, {
    walk() {},
    leaves: new Uint32Array(leaves),
    weights: new Float32Array(weights),
  })
  const { targets } = ensemble
  const values = newFloats(ensemble, targets * 2)
  const present = new Uint8Array(targets * 2)
  add(values, targets, present)
  return {
    kind: section.header.leafKind,
    values: [...values].slice(targets),
    present: [...present].slice(targets),
  }
}

t.test('float32 is rounded after each addition', async (t) => {
  const large = 2 ** 24
  const three = ensembleOf([leaf(1)], [0, 0, 0])
  t.match(sums(three, [], [large, 1, 1]), { kind: 'weight', values: [large] })
  t.match(sums({ ...three, precision: 'float64' }, [], [large, 1, 1]), { values: [large + 2] })
})

t.test('each tree to its target', async (t) => {
  const ensemble = ensembleOf([leaf(1), leaf(undefined, 2)], [0, 1, 0], { targets: 2 })
  t.match(sums(ensemble, [], [1, 2, 3]), { kind: 'weight', values: [4, 2] })
})

t.test('rows of leaves', async (t) => {
  const ensemble = ensembleOf([leaf(1, 2), leaf(10, 20)], [0, 1, 1], { targets: 2 })
  t.match(sums(ensemble, [0, 1, 1], []), { kind: 'dense', values: [21, 42] })
})

t.test('lists of weights: what is smallest or largest, and which targets have any', async (t) => {
  const nodes = [leaf(3, undefined, 5), leaf(1, undefined, 7), leaf()]
  const table = [
    { aggregate: 'min', leaves: [0, 1, 2], values: [1, 0, 5], present: [1, 0, 1] },
    { aggregate: 'max', leaves: [0, 1, 2], values: [3, 0, 7], present: [1, 0, 1] },
    { aggregate: 'max', leaves: [2, 2, 2], values: [0, 0, 0], present: [0, 0, 0] },
  ] as const
  for (const { aggregate, leaves, values, present } of table) {
    const found = sums(ensembleOf(nodes, [0, 1, 2], { targets: 3, aggregate }), leaves, [])
    t.match(found, { kind: 'sparse', values, present }, `${aggregate} of ${leaves}`)
  }
  const nan = ensembleOf([leaf(Number.NaN), leaf(1)], [0, 1], { aggregate: 'min' })
  t.same(sums(nan, [0, 1], []).values, [Number.NaN], 'a first NaN stays')
  t.same(sums(nan, [1, 0], []).values, [1], 'a later one is not smaller')
})
