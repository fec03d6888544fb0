import assert from 'node:assert/strict'
import { faultOf } from '@inferry/testing'
import fc from 'fast-check'
import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { maxTargets } from '../../../src/ensemble/layout.ts'
import { readHeader } from '../../../src/ensemble/section/read-header.ts'
import { anyEnsemble } from '../fixtures/any-ensemble.ts'
import { branch, type ensembleOf, leaf, small } from '../fixtures/ensembles.ts'

t.test('the same ensemble gives the same bytes', async () => {
  fc.assert(
    fc.property(anyEnsemble, ({ ensemble }) => {
      assert.deepEqual(compileEnsemble(ensemble), compileEnsemble(ensemble))
    }),
    { numRuns: 50 },
  )
})

t.test('records are narrow where they can be', async (t) => {
  const recordBytes = (change: Parameters<typeof ensembleOf>[2]): number =>
    readHeader(compileEnsemble({ ...small, ...change })).header.recordBytes
  t.equal(recordBytes({}), 8)
  t.equal(recordBytes({ precision: 'float64' }), 16)
  const columns = (count: number) => {
    const nodes = Array.from({ length: count }, (_, feature) => branch(count, count + 1, { feature }))
    const roots = nodes.map((_, index) => index)
    return { nodes: [...nodes, leaf(1), leaf(2)], roots }
  }
  t.equal(recordBytes(columns(4095)), 8)
  t.equal(recordBytes(columns(4096)), 16)
})

t.test('targets beyond belief', async (t) => {
  for (const targets of [0, -1, 1.5, maxTargets + 1, Number.NaN])
    t.match(faultOf(() => compileEnsemble({ ...small, targets })).message, `it has ${targets} targets`)
})
