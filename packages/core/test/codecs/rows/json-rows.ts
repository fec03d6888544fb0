import { createTensor, type InputSpec } from '@inferry/core'
import t from 'tap'
import { readJsonRows } from '../../../src/codecs/rows/json-rows.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const read = (inputs: readonly InputSpec[], rows: readonly unknown[]) =>
  readJsonRows(rowLayout(signature(inputs)), rows)

const table: InputSpec = { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] }
const text: InputSpec = { name: 's', type: 'string', shape: [-1, 1] }
const flag: InputSpec = { name: 'f', type: 'bool', shape: [-1] }
const image: InputSpec = { name: 'image', type: 'uint8', shape: [-1, 1, 2, 2] }
const open: InputSpec = { name: 'ids', type: 'int64', shape: [-1, -1] }
const ragged: InputSpec = { name: 'r', type: 'int8', shape: [-1, -1, 2] }

t.test('rows by position and by name, mixed with whole inputs', async (t) => {
  const wanted = {
    X: createTensor('float32', [1, 2], Float32Array.of(1, 2)),
    s: createTensor('string', [1, 1], ['t']),
    f: createTensor('bool', [1], Uint8Array.of(1)),
  }
  const rows = [[1, 2, 't', true], { f: true, s: 't', b: 2, a: 1 }, { X: [1, 2], s: ['t'], f: [true] }]
  for (const row of rows) t.strictSame(read([table, text, flag], [row]), wanted)
})

t.test('one input of several dimensions', async (t) => {
  const wanted = { image: createTensor('uint8', [1, 1, 2, 2], Uint8Array.of(1, 2, 3, 4)) }
  const nested = [
    [
      [1, 2],
      [3, 4],
    ],
  ]
  for (const row of [nested, [1, 2, 3, 4], { image: nested }, { image: [1, 2, 3, 4] }]) {
    t.strictSame(read([image], [row]), wanted)
  }
})

t.test('open dimensions come from the first row', async (t) => {
  const ids = { ids: createTensor('int64', [2, 3], BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n)) }
  t.strictSame(
    read(
      [open],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ),
    ids,
  )
  t.strictSame(read([open], [{ ids: [1, 2, 3] }, [4, 5, 6]]), ids)
  t.same(
    read(
      [ragged],
      [
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ],
    )['r']?.dims,
    [1, 3, 2],
  )
  t.same(read([open, text], [{ ids: [1], s: 'x' }])['ids']?.dims, [1, 1])
})

t.test('a plain value where a row has one', async (t) => {
  for (const spec of [text, { ...text, shape: [-1] }]) {
    t.same(read([spec], ['a', ['b'], { s: 'c' }, { s: ['d'] }, null])['s']?.data, ['a', 'b', 'c', 'd', ''])
  }
})

t.test('a fixed number of rows', async (t) => {
  const fixed: InputSpec = { ...table, shape: [2, 2] }
  t.same(
    read(
      [fixed],
      [
        [1, 2],
        [3, 4],
      ],
    )['X']?.dims,
    [2, 2],
  )
  t.match(
    refusal(() => read([fixed], [[1, 2]])),
    { message: /exactly 2 rows/ },
  )
})

const bad: readonly (readonly [readonly InputSpec[], readonly unknown[], RegExp])[] = [
  [[table], [], /no rows/],
  [[table], [1, 2], /^row 0: 1, expected an array of 2 values/],
  [[table], [[1, 2], [1]], /^row 1: 1 value, expected an array of 2 values/],
  [[table], [[1, 2], null], /^row 1: null, expected/],
  [[table], [[1, '2']], /^row 0, column "b": "2", expected a number/],
  [[table], [[1, [2]]], /^row 0, column "b": an array of 1/],
  [
    [table],
    [[[1, 2]]],
    /input "X" is an array of 1 at depth 0, expected an array of the shape \[2\], or 2 values/,
  ],
  [[table], [{ a: 1 }], /^row 0: lacks the column b/],
  [[table], [{}], /^row 0: lacks the columns a, b$/],
  [[table], [{ a: 1, bb: 2 }], /^row 0: lacks the column b and has the unknown column "bb"$/],
  [[table], [{ a: 1, B: 2 }], /lacks the column b and has the unknown column "B"; names are case-sensitive$/],
  [[table], [{ a: 1, b: 2, A: 3 }], /unknown column "A"; known are a, b; names are case-sensitive$/],
  [[table], [{ a: 1, b: 2, c: 3 }], /^row 0: unknown column "c"; known are a, b/],
  [[table], [{ X: [1, 2], a: 1 }], /names both an input and columns of it/],
  [[table], [{ X: 5 }], /input "X" is 5 at depth 0/],
  [[table], [{ a: 1, b: true }], /^row 0, column "b": true/],
  [[table], [{ a: 1, b: [2] }], /^row 0, column "b": an array of 1/],
  [[table, text], [[1, 2]], /^row 0: 2 values, expected an array of 3 values, or an object of a, b, s/],
  [[table, text], ['x'], /expected an array of 3 values, or an object/],
  [[text], [['a', 'b']], /^row 0: 2 values, expected an array of 1 value$/],
  [[text], [[['a']]], /^row 0/],
  [[flag], [1], /^row 0, column "f": 1, expected true or false/],
  [[image], [[1, 2, 3]], /3 values, expected an array of 4 values, or an array of the shape \[1,2,2\]/],
  [[image], [[[1, 2, 3, 4]]], /input "image" is an array of 4 at depth 1/],
  [
    [image],
    [
      [
        [
          [1, 2],
          [3, 256],
        ],
      ],
    ],
    /^row 0, column 3: 256/,
  ],
  [[image], [{ picture: [] }], /^row 0: lacks the input "image"/],
  [
    [open],
    [[1, 2], [3]],
    /^row 1: input "ids" is an array of 1 at depth 0, expected an array of the shape \[2\]/,
  ],
  [[open], [5], /^row 0: 5, expected an array of the shape \[any\]/],
  [[open], [[1, 'x']], /^row 0, column "ids": "x"/],
  [[open], [[[1]]], /column "ids": an array of 1/],
  [[ragged], [[1, 2]], /input "r" wants arrays of the shape \[any, 2\], found 1 at depth 1/],
  [[ragged], [[[1, 2], [3]]], /input "r" is an array of 1 at depth 1/],
  [[open, text], [[1, 'x']], /^row 0: expected an object of ids, s/],
  [[open, text], [{ s: 'x' }], /lacks the input "ids"/],
]
for (const [inputs, rows, message] of bad) {
  t.test(`refuses ${JSON.stringify(rows)} for ${inputs.map(({ name }) => name)}`, async (t) => {
    t.match(
      refusal(() => read(inputs, rows)),
      { code: 'INVALID_INPUT', message },
    )
  })
}
