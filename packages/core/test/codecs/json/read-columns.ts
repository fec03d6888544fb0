import { createTensor } from '@inferry/core'
import t from 'tap'
import { readColumns } from '../../../src/codecs/json/read-columns.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const mixed = signature([
  { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] },
  { name: 'ids', type: 'int64', shape: [-1, -1] },
  { name: 's', type: 'string', shape: [-1, 1] },
])

t.test('columns and whole inputs', async (t) => {
  const wanted = {
    X: createTensor('float32', [2, 2], Float32Array.of(1, 3, 2, 4)),
    ids: createTensor('int64', [2, 3], BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n)),
    s: createTensor('string', [2, 1], ['x', 'y']),
  }
  const ids = [
    [1, 2, 3],
    [4, 5, 6],
  ]
  t.strictSame(readColumns(mixed, { b: [3, 4], s: ['x', 'y'], ids, a: [1, 2] }), wanted)
  t.strictSame(
    readColumns(mixed, {
      X: [
        [1, 3],
        [2, 4],
      ],
      ids,
      s: [['x'], ['y']],
    }),
    wanted,
  )
})

t.test('refuses what does not fit, by name', async (t) => {
  const good = { X: [[1, 2]], ids: [[1]], s: ['x'] }
  const table: readonly (readonly [Record<string, unknown>, RegExp])[] = [
    [{ ...good, y: [1] }, /inputs has the unknown column "y"; known are a, b, ids, s/],
    [{ ...good, a: [1] }, /inputs has the column "a" twice/],
    [{ X: [[1, 2]], ids: [[1]] }, /inputs lacks the column s/],
    [{}, /inputs lacks the columns a, b, ids, s/],
    [{ ...good, s: 'x' }, /inputs\.s is "x", expected an array of rows/],
    [{ ...good, s: ['x', 'y'] }, /inputs\.s has 2 rows, inputs\.X 1/],
    [{ X: [], ids: [], s: [] }, /no rows/],
    [{ ...good, X: [[1, 'q']] }, /row 0, column "b": "q"/],
    [{ ...good, s: [['x', 'y']] }, /row 0: input "s" is an array of 2/],
  ]
  for (const [object, message] of table)
    t.match(
      refusal(() => readColumns(mixed, object)),
      { code: 'INVALID_INPUT', message },
    )
})

t.test('whole tensors where an input has no rows', async (t) => {
  const scaled = signature([
    { name: 'x', type: 'float32', shape: [-1, -1] },
    { name: 'scale', type: 'float32', shape: [] },
  ])
  const x = createTensor('float32', [1, 2], Float32Array.of(1, 2))
  for (const scale of [5, [5]]) {
    const inputs = readColumns(scaled, { scale, x: [[1, 2]] })
    t.strictSame(inputs, { x, scale: createTensor('float32', [], Float32Array.of(5)) })
  }
  const table: readonly (readonly [Record<string, unknown>, RegExp])[] = [
    [{ x: [[1]], scale: 1, y: 1 }, /unknown name "y"; known are x, scale/],
    [{ x: 1, scale: 1 }, /inputs\.x: /],
    [{ x: [[1], [2, 3]], scale: 1 }, /inputs\.x: the shape \[2,1\]/],
  ]
  for (const [object, message] of table)
    t.match(
      refusal(() => readColumns(scaled, object)),
      { code: 'INVALID_INPUT', message },
    )
})
