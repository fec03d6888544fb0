import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { createOpener } from '../../../src/ensemble/open-ensemble.ts'
import { addedColumns, columnsOf, type LeafSum, type LeafValue } from '../../../src/program/fold/leaf-sum.ts'
import { type LeafTree, leafTree } from '../../../src/program/fold/leaf-tree.ts'
import { type Merger, mergedStep, mergerOf } from '../../../src/program/fold/merged-step.ts'
import { branch, ensembleOf, leaf } from '../../ensemble/fixtures/ensembles.ts'

/** What `x[feature] <= 0` gives where it holds, and where not. */
function given(
  numbers: readonly [number, number],
  { x = 0, feature = 0, precision = 'float32' } = {},
): LeafSum {
  const ensemble = ensembleOf([leaf(7), branch(2, 0, { feature }), leaf(9)], [1], {
    precision: precision as 'float32',
  })
  const tree = leafTree(x, ensemble) as LeafTree
  const elements = Float32Array.from(numbers)
  return { type: 'float32', whole: { type: 'float32', columns: 1, elements, tree } }
}

function added(...sums: LeafSum[]): LeafSum {
  const add = { kind: 'binary', operation: 'add', left: 0, right: 1 } as const
  return sums.reduce((left, right) => ({
    type: left.type,
    columns: addedColumns(add, [left, right]) ?? [],
  }))
}

const none: ReadonlySet<LeafTree> = new Set()
const merges = (sum: LeafSum) => mergerOf(sum, none) !== undefined

t.test('one ensemble for a sum', async (t) => {
  const merger = mergerOf(added(given([1, 2]), given([10, 20], { feature: 1 })), none) as Merger
  const { step, first, ensemble } = mergedStep(5, merger)
  t.match(step, { kind: 'trees', x: 0, finish: { kind: 'regressor', output: 'float32' } })
  t.equal(first, 5)
  const walker = createOpener()(compileEnsemble(ensemble as Ensemble))
  t.same(walker.scores(Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), 4, 2).values, Float32Array.of(11, 21, 12, 22))
})

t.test('each column is a target', async (t) => {
  const sum: LeafSum = {
    type: 'float32',
    columns: addedColumns({ kind: 'concat', parts: [0, 1] }, [given([1, 2]), given([3, 4])]) ?? [],
  }
  const merger = mergerOf(sum, none) as Merger
  const walker = createOpener()(compileEnsemble(mergedStep(1, merger).ensemble as Ensemble))
  t.same(walker.scores(Float32Array.of(0, 1), 2, 1).values, Float32Array.of(1, 3, 2, 4))
})

t.test('-0 stays -0', async (t) => {
  t.notOk(merges(given([-0, 1])), 'an ensemble would give 0')
  t.ok(merges(added(given([-0, 1]), given([0, 1]))), '-0 + 0 is 0')
  t.notOk(merges(added(given([-0, 1]), given([1, -0]))))
})

t.test('trees that do not go together', async (t) => {
  t.notOk(merges(added(given([1, 2]), given([3, 4], { x: 1 }))), 'other columns')
  t.notOk(merges(given([1, 2], { precision: 'float64' })), 'it would be added in another precision')
  const [a, b] = [given([1, 2]), given([3, 4])]
  const crossed: LeafSum = { type: 'float32', columns: [added(a, b), added(b, a)].flatMap(columnsOf) }
  t.notOk(merges(crossed), 'targets that add in different orders')
  t.notOk(merges(added(a, a)), 'a tree twice')
  t.equal(mergerOf(a, new Set([a.whole?.tree as LeafTree])), undefined, 'a tree that is left out')
})

t.test('a sum that is much larger than its trees', async (t) => {
  const whole = given([1, 2]).whole as LeafValue
  const wide = (columns: number): LeafSum => {
    const elements = new Float32Array(2 * columns).fill(1)
    return { type: 'float32', whole: { ...whole, columns, elements } }
  }
  t.ok(merges(wide(8)))
  t.notOk(merges(wide(9)))
})
