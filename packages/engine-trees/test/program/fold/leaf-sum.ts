import t from 'tap'
import { addedColumns, columnsOf, type LeafSum, termsOf } from '../../../src/program/fold/leaf-sum.ts'
import { type LeafTree, leafTree } from '../../../src/program/fold/leaf-tree.ts'
import type { Step } from '../../../src/program/steps/index.ts'
import { ensembleOf, leaf } from '../../ensemble/fixtures/ensembles.ts'

/** Two columns of a tree of one leaf; the first is `number`. */
function given(number: number): LeafSum {
  const tree = leafTree(0, ensembleOf([leaf(number)], [0])) as LeafTree
  const elements = Float32Array.of(number, number + 0.5)
  return { type: 'float32', whole: { type: 'float32', columns: 2, elements, tree } }
}

/** What each column adds, in order. */
function columns(step: Step, ...operands: LeafSum[]): readonly (readonly number[])[] | undefined {
  return addedColumns(step, operands)?.map((column) =>
    termsOf(column).map(({ value, column }) => value.elements[column] as number),
  )
}

const [one, two, three] = [given(1), given(2), given(3)]
const add: Step = { kind: 'binary', operation: 'add', left: 0, right: 1 }
const sum: LeafSum = { type: 'float32', columns: addedColumns(add, [one, two]) ?? [] }

t.test('columns are added one by one, from left to right', async (t) => {
  t.same(columns(add, one, two), [
    [1, 2],
    [1.5, 2.5],
  ])
  t.same(columns(add, sum, three), [
    [1, 2, 3],
    [1.5, 2.5, 3.5],
  ])
  t.same(columns(add, three, sum)?.[0], [1, 2, 3], 'the order of two terms does not matter')
  t.equal(columns(add, sum, sum), undefined, 'that of sums does')
})

t.test('columns are placed', async (t) => {
  const concat: Step = { kind: 'concat', parts: [0, 1] }
  t.same(columns(concat, one, sum), [[1], [1.5], [1, 2], [1.5, 2.5]])
  t.same(columns({ kind: 'columns', x: 0, indices: [1, 0, 1] }, one), [[1.5], [1], [1.5]])
})

t.test('runs of columns are added', async (t) => {
  const joined: LeafSum = {
    type: 'float32',
    columns: addedColumns({ kind: 'concat', parts: [0, 1] }, [sum, three]) ?? [],
  }
  const reduce = (size: number): Step => ({ kind: 'reduce', operation: 'sum', x: 0, size })
  t.same(columns(reduce(1), one), [[1], [1.5]])
  t.same(columns(reduce(2), one), [[1, 1.5]])
  t.same(columns(reduce(2), joined), undefined, 'a sum behind another')
  t.same(columns({ kind: 'reduce', operation: 'prod', x: 0, size: 2 }, one), undefined)
})

t.test('other steps, and columns that are not as many', async (t) => {
  t.equal(columns({ kind: 'unary', operation: 'neg', x: 0 }, one), undefined)
  t.equal(columns({ ...add, operation: 'sub' }, one, two), undefined)
  t.equal(columns(add, one, { type: 'float32', columns: columnsOf(two).slice(1) }), undefined)
})
