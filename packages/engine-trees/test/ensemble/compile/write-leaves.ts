import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { readHeader } from '../../../src/ensemble/section/read-header.ts'
import { branch, ensembleOf, leaf } from '../fixtures/ensembles.ts'

t.test('dense leaves are rows', async (t) => {
  const nodes = [branch(1, 2), { weights: leaf(1, 2, 3).weights.toReversed() }, leaf(4, 5, 6)]
  const section = compileEnsemble(ensembleOf(nodes, [0], { targets: 3 }))
  const { header, areas } = readHeader(section)
  t.match(header, { leafKind: 'dense', leaves: 2, pairs: 0 })
  t.same(new Float32Array(section.buffer, areas.leafRows, 6), [1, 2, 3, 4, 5, 6])
})

t.test('sparse leaves are lists', async (t) => {
  const nodes = [branch(1, 2), leaf(1, undefined, 3), leaf()]
  const section = compileEnsemble(ensembleOf(nodes, [0], { targets: 3, precision: 'float64' }))
  const { header, areas } = readHeader(section)
  t.match(header, { leafKind: 'sparse', leaves: 2, pairs: 2 })
  t.same(new Uint32Array(section.buffer, areas.leafStarts, 3), [0, 2, 2])
  t.same(new Uint32Array(section.buffer, areas.pairTargets, 2), [0, 2])
  t.same(new Float64Array(section.buffer, areas.pairWeights, 2), [1, 3])
})
