import t from 'tap'
import type { KnownValue } from '../../../src/program/fold/evaluate.ts'
import { termsOf } from '../../../src/program/fold/leaf-sum.ts'
import { createLeafSums, type LeafSums } from '../../../src/program/fold/leaf-sums.ts'
import type { Step } from '../../../src/program/steps/index.ts'
import type { TreesStep } from '../../../src/program/steps/trees.ts'
import type { ValueType } from '../../../src/program/value.ts'
import { branch, ensembleOf, leaf } from '../../ensemble/fixtures/ensembles.ts'

const table: KnownValue = { type: 'float32', columns: 2, constant: true, elements: Float32Array.of(5, 6) }
const constant = (value: number) => (value === 9 ? table : undefined)
const trees = (x = 0): TreesStep => ({
  kind: 'trees',
  x,
  section: 0,
  finish: { kind: 'regressor', baseValues: [100], postTransform: 'none', output: 'float32' },
})
const tree = ensembleOf([branch(1, 2), leaf(0), leaf(1)], [0])
const float: ValueType = { type: 'float32', columns: 1 }

/** Values 1 and 2 are what two trees give. */
function start(room?: number) {
  const sums = createLeafSums(room)
  sums.addTrees(1, trees(), tree)
  sums.addTrees(2, trees(), tree)
  return sums
}

t.test('what the operator makes of each leaf', async (t) => {
  t.match(start().get(1), { type: 'float32', whole: { columns: 1, elements: Float32Array.of(100, 101) } })
})

t.test('steps on one tree are computed for each leaf', async (t) => {
  const sums = start()
  const minus: Step = { kind: 'binary', operation: 'sub', left: 1, right: 1 }
  sums.addStep(3, minus, float, constant)
  t.match(sums.get(3), { whole: { elements: Float32Array.of(0, 0) } })
  sums.addStep(4, { kind: 'binary', operation: 'add', left: 1, right: 9 }, { ...float, columns: 2 }, constant)
  t.match(sums.get(4), { whole: { columns: 2, elements: Float32Array.of(105, 106, 106, 107) } })
  sums.addStep(5, { kind: 'cast', x: 1, to: 'int32' }, { type: 'int32', columns: 1 }, constant)
  t.match(sums.get(5), { type: 'int32', whole: { elements: Int32Array.of(100, 101) } })
})

t.test('a leaf that has no answer', async (t) => {
  const sums = start()
  sums.addStep(3, { kind: 'cast', x: 1, to: 'int32' }, { type: 'int32', columns: 1 }, constant)
  sums.addStep(4, { kind: 'take', x: 3, table: 9, width: 1 }, float, constant)
  t.equal(sums.get(4), undefined)
})

t.test('several trees are only added', async (t) => {
  const sums = start()
  const add: Step = { kind: 'binary', operation: 'add', left: 1, right: 2 }
  sums.addStep(3, add, float, constant)
  t.equal(sums.get(3)?.whole, undefined)
  t.equal(sums.get(3)?.columns?.map(termsOf)[0]?.length, 2)
  sums.addStep(4, { ...add, operation: 'mul' }, float, constant)
  t.equal(sums.get(4), undefined)
  sums.addStep(5, { kind: 'concat', parts: [1, 2, 9] }, { ...float, columns: 4 }, constant)
  t.equal(sums.get(5), undefined, 'a constant is no leaf')
})

t.test('what depends on anything else is not known', async (t) => {
  const sums = start()
  sums.addStep(3, { kind: 'binary', operation: 'add', left: 1, right: 0 }, float, constant)
  t.equal(sums.get(3), undefined)
})

t.test('a large tree is not followed', async (t) => {
  const sums = createLeafSums()
  sums.addTrees(1, trees(), { ...tree, targets: 2 ** 20 })
  t.equal(sums.get(1), undefined)
})

t.test('neither is a wide value, nor more than a model may take', async (t) => {
  const wide = (sums: LeafSums, value: number, width: number) => {
    const step: Step = { kind: 'columns', x: 1, indices: new Array<number>(width).fill(0) }
    sums.addStep(value, step, { ...float, columns: width }, constant)
    return sums.get(value) !== undefined
  }
  t.notOk(wide(start(), 3, 2 ** 19 + 1))
  const sums = start(20)
  const tried = [4, 6, 4, 1].map((width, index) => wide(sums, 3 + index, width))
  t.same(tried, [true, false, true, true], '2 elements of the tree, then 8, not 12, 8 and 2')
  t.notOk(wide(sums, 9, 1))

  const added = start(6)
  const concat: Step = { kind: 'concat', parts: [1, 2] }
  for (const value of [3, 4]) added.addStep(value, concat, { ...float, columns: 2 }, constant)
  t.ok(added.get(3))
  t.notOk(added.get(4), 'columns count too')
})
