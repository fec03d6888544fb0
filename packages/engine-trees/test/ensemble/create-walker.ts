import { faultOf } from '@inferry/testing'
import t from 'tap'
import { compileEnsemble } from '../../src/ensemble/compile/compile-ensemble.ts'
import { createWalker } from '../../src/ensemble/create-walker.ts'
import { readSection } from '../../src/ensemble/section/read-section.ts'
import { ensembleOf, leaf, small } from './fixtures/ensembles.ts'

t.test('scores are of the ensemble’s shape and precision', async (t) => {
  const walker = createWalker(readSection(compileEnsemble(small)), 0, (x, rows, columns, values, present) => {
    t.same([x.length, rows, columns, values.length, present], [7, 3, 2, 3, undefined])
    values.fill(1)
  })
  t.match(walker, { features: 2, targets: 1, precision: 'float32' })
  t.same(walker.scores(new Float32Array(7), 3, 2), { values: new Float32Array([1, 1, 1]) })
})

t.test('too few values or columns', async (t) => {
  const walker = createWalker(readSection(compileEnsemble(small)), 0, () => t.fail('nothing to walk'))
  for (const [length, rows, columns] of [
    [7, 4, 2],
    [7, 3, 1],
    [7, -1, 2],
  ] as const) {
    const fault = faultOf(() => walker.scores(new Float32Array(length), rows, columns))
    t.equal(fault.code, 'INTERNAL')
    t.match(fault.message, /the ensemble reads 2/)
  }
})

t.test('averages are divided in float32', async (t) => {
  const section = readSection(compileEnsemble({ ...small, aggregate: 'average' }))
  const walker = createWalker(section, 0, (_x, _rows, _columns, values) => values.fill(1))
  t.same(walker.scores(new Float32Array(2), 1, 2).values, new Float32Array([1 / 3]))
})

t.test('what is always or never present is known beforehand', async (t) => {
  const ensemble = ensembleOf([leaf(1, undefined, 2)], [0], { targets: 3 })
  const walker = createWalker(readSection(compileEnsemble(ensemble)), 0, (...[, , , , present]) => {
    t.ok(present)
  })
  t.same(walker.scores(new Float32Array(0), 2, 0).present, [0, 0, 0, 0, 0, 0])
  const one = ensembleOf([leaf(undefined, 2)], [0], { targets: 2 })
  const known = createWalker(readSection(compileEnsemble(one)), 0, () => {})
  t.same(known.scores(new Float32Array(0), 2, 0).present, [0, 1, 0, 1])
})
