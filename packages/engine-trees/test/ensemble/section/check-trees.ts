import assert from 'node:assert/strict'
import { faultOf } from '@inferry/testing'
import fc from 'fast-check'
import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { narrowRecordsCheck, wideRecordsCheck } from '../../../src/ensemble/section/check-records.ts'
import { checkTrees } from '../../../src/ensemble/section/check-trees.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { treeHeights } from '../../../src/ensemble/section/tree-heights.ts'
import { anyEnsemble } from '../fixtures/any-ensemble.ts'
import { branch, ensembleOf, fullTree, joined, leaf, small } from '../fixtures/ensembles.ts'

function excessOf(bytes: Uint8Array): { excess: number; calls: number } {
  const section = readSection(bytes)
  const { header, areas } = section
  const check = (header.recordBytes === 8 ? narrowRecordsCheck : wideRecordsCheck)(
    header,
    section.bytes,
    areas.records,
  )
  let calls = 0
  const excess = checkTrees(section, (...range) => {
    calls++
    return check(...range)
  })
  return { excess, calls }
}

const compiled = (ensemble: Ensemble) => excessOf(compileEnsemble(ensemble))

t.test('trees apart are checked one by one, and are linear', async (t) => {
  const { nodes, roots } = joined([fullTree(5), fullTree(3), fullTree(4)])
  for (const precision of ['float32', 'float64'] as const) {
    t.same(compiled(ensembleOf(nodes, roots, { precision })), { excess: 0, calls: 3 })
    t.same(compiled({ ...small, precision }), { excess: 0, calls: 2 }, 'two trees that are one')
  }
})

/** A chain of `length` decisions below each of `roots` roots. */
function chained(length: number, roots: readonly number[]): Ensemble {
  const chain = Array.from({ length }, (_, index) => branch(length + 1, index + 1, { threshold: index }))
  return ensembleOf([...chain, leaf(2), leaf(1)], roots)
}

t.test('trees that share a chain ask for more steps than there are records', async (t) => {
  const same = chained(100, new Array<number>(1000).fill(0))
  t.equal(compiled(same).excess, 1000 * 100 - readSection(compileEnsemble(same)).header.records)
  const { nodes } = chained(100, [])
  const own = Array.from({ length: 1000 }, (_, index) => branch(0, 101, { threshold: -index }))
  const apart = ensembleOf(
    [...nodes, ...own],
    own.map((_, index) => 102 + index),
  )
  t.equal(compiled(apart).excess, 1000 * 101 - readSection(compileEnsemble(apart)).header.records)
})

t.test('the steps of any ensemble are bounded by its records and the excess', async () => {
  fc.assert(
    fc.property(anyEnsemble, ({ ensemble }) => {
      const bytes = compileEnsemble(ensemble)
      const section = readSection(bytes)
      const steps = treeHeights(section).reduce((sum, height) => sum + height, 0)
      assert.ok(steps <= section.header.records + excessOf(bytes).excess)
    }),
  )
})

t.test('a record that is neither leaf nor decision', async (t) => {
  const section = readSection(compileEnsemble(small))
  t.match(faultOf(() => checkTrees(section, () => 3)).message, /record 3 is neither/)
})
