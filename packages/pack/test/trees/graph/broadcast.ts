import { createProgramBuilder } from '@inferry/engine-trees/compile'
import t from 'tap'
import { broadcastShape, broadcastTo } from '../../../src/trees/graph/broadcast.ts'
import { createOps } from '../../../src/trees/graph/ops.ts'
import { anyWidth, rows, type Shape } from '../../../src/trees/graph/shape.ts'
import type { Value } from '../../../src/trees/graph/value.ts'

const program = createProgramBuilder()
const ops = createOps(program)
const x = program.input({ name: 'x', type: 'float32', shape: [-1, 3] }, 3)
const of = (...shape: Shape): Value => ({ type: 'float32', shape, built: x })

t.test('shapes as NumPy combines them', async (t) => {
  const cases: readonly (readonly [readonly Shape[], Shape])[] = [
    [
      [[rows, 3], [3]],
      [rows, 3],
    ],
    [
      [
        [rows, 1],
        [1, 3],
      ],
      [rows, 3],
    ],
    [
      [[rows, 3], []],
      [rows, 3],
    ],
    [
      [
        [2, 1, 3],
        [rows, 1],
      ],
      [2, rows, 3],
    ],
    [
      [[rows, anyWidth], [1]],
      [rows, anyWidth],
    ],
  ]
  for (const [shapes, wanted] of cases) t.same(broadcastShape(shapes.map((shape) => of(...shape))), wanted)
  t.throws(() => broadcastShape([of(rows, 3), of(2)]), { message: /combines the shapes \[-1,3\] and \[2\]/ })
  t.throws(() => broadcastShape([of(rows, 3), of(5, 3)]), { message: /combines/ })
  t.throws(() => broadcastShape([of(rows), of(rows, 1)]), { message: /rows with each other/ })
})

t.test('columns are repeated where a shape needs them', async (t) => {
  const row = ops.constant('float32', [2, 1], Float32Array.of(5, 6))
  const value = broadcastTo(ops, row, [rows, 2, 3])
  const ones = program.constant('float32', Float32Array.of(0))
  t.same(
    program.step({ kind: 'binary', operation: 'add', left: value, right: ones.value }).elements,
    Float32Array.of(5, 5, 5, 6, 6, 6),
  )
  t.equal(broadcastTo(ops, of(rows, 3), [rows, 3]), x.value, 'as it is')
  t.throws(() => broadcastTo(ops, of(rows, anyWidth), [rows, anyWidth]), { message: /left open/ })
})
