import { createTensor, type ElementType, type InputSpec, type Tensor } from '@inferry/core'
import t from 'tap'
import { parseNpy } from '../../../src/codecs/npy/npy-header.ts'
import { readNpyRows } from '../../../src/codecs/npy/npy-rows.ts'
import { writeNpy, writeNpyFields } from '../../../src/codecs/npy/write-npy.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'
import { npyFile, type npyFiles } from '../../fixtures/npy-files.ts'
import { refusal } from '../../fixtures/refusals.ts'

type Name = keyof typeof npyFiles
const read = (inputs: readonly InputSpec[], body: Uint8Array) =>
  readNpyRows(rowLayout(signature(inputs)), parseNpy(body))
const matrix = (type: ElementType, columns = 3): InputSpec => ({ name: 'X', type, shape: [-1, columns] })

t.test('reads what numpy wrote, in every order', async (t) => {
  const floats: readonly Name[] = [
    '<f4',
    '>f4',
    '<f8',
    '>f8',
    '<f2',
    '>f2',
    'F <f4',
    'F >f8',
    'version 2',
    'version 3',
  ]
  for (const name of floats) {
    for (const [type, Floats] of [
      ['float32', Float32Array],
      ['float64', Float64Array],
    ] as const) {
      const wanted = createTensor(type, [2, 3], Floats.of(1, 2.5, -3, 4, Number.NaN, 6) as never)
      t.strictSame(read([matrix(type)], npyFile(name)), { X: wanted }, `${name} as ${type}`)
    }
  }
  const integers: readonly Name[] = [
    '|i1',
    '<i2',
    '>i2',
    '<i4',
    '>i4',
    '<i8',
    '>i8',
    '|u1',
    '<u2',
    '>u2',
    '<u4',
    '<u8',
    '>u8',
  ]
  for (const name of integers) {
    t.strictSame(
      read([matrix('int64')], npyFile(name))['X']?.data,
      BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n),
      name,
    )
    t.strictSame(read([matrix('uint16')], npyFile(name))['X']?.data, Uint16Array.of(1, 2, 3, 4, 5, 6), name)
    t.strictSame(read([matrix('float32')], npyFile(name))['X']?.data, Float32Array.of(1, 2, 3, 4, 5, 6), name)
  }
  t.strictSame(read([matrix('bool')], npyFile('|b1'))['X']?.data, Uint8Array.of(1, 0, 1, 0, 0, 1))
  for (const name of ['<U3', '>U3'] as const) {
    t.same(read([matrix('string')], npyFile(name))['X']?.data, ['a', 'bé', '日本', '', 'd', '😀x'])
  }
  t.same(read([matrix('string')], npyFile('|S3'))['X']?.data, ['a', 'b', 'abc', '', 'd', 'x'])
})

t.test('several dimensions, the first fastest', async (t) => {
  const counting = Float32Array.from({ length: 12 }, (_, at) => at)
  for (const shape of [
    [-1, 2, 3],
    [-1, -1, 3],
    [2, 2, 3],
  ]) {
    const inputs = read([{ name: 'X', type: 'float32', shape }], npyFile('3d F'))
    t.strictSame(inputs, { X: createTensor('float32', [2, 2, 3], counting) })
  }
})

t.test('values of several inputs side by side', async (t) => {
  const inputs: readonly InputSpec[] = [
    { name: 'a', type: 'float32', shape: [-1, 2], columns: ['p', 'q'] },
    { name: 'b', type: 'int8', shape: [-1] },
  ]
  for (const name of ['>i4', '<i8'] as const) {
    t.strictSame(read(inputs, npyFile(name)), {
      a: createTensor('float32', [2, 2], Float32Array.of(1, 2, 4, 5)),
      b: createTensor('int8', [2], Int8Array.of(3, 6)),
    })
  }
})

t.test('fields by column, by input, and both', async (t) => {
  const columns: readonly InputSpec[] = [
    { name: 'a', type: 'string', shape: [-1, 1] },
    { name: 'X', type: 'float32', shape: [-1, 2], columns: ['größe', 'b'] },
  ]
  t.strictSame(read(columns, npyFile('structured')), {
    a: createTensor('string', [2, 1], ['x', 'yz']),
    X: createTensor('float32', [2, 2], Float32Array.of(7, 1.5, 8, 2.5)),
  })
  for (const shape of [
    [-1, 2, 2],
    [-1, -1, 2],
  ]) {
    const whole: readonly InputSpec[] = [
      { name: 'n', type: 'int32', shape: [-1, 1] },
      { name: 'image', type: 'float64', shape },
    ]
    t.strictSame(read(whole, npyFile('subarrays')), {
      n: createTensor('int32', [2, 1], Int32Array.of(5, 6)),
      image: createTensor('float64', [2, 2, 2], Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7)),
    })
  }
})

t.test('one column', async (t) => {
  for (const shape of [[-1], [-1, 1]]) {
    const { X } = read([{ name: 'X', type: 'float32', shape }], npyFile('1d')) as { X: Tensor }
    t.same(X.dims, [3, ...shape.slice(1)])
    t.strictSame(X.data, Float32Array.of(1, 2, 3))
  }
})

t.test('64-bit values stay exact', async (t) => {
  const big = createTensor('uint64', [2], BigUint64Array.of(2n ** 64n - 1n, 2n ** 53n + 1n))
  t.strictSame(read([{ name: 'X', type: 'uint64', shape: [-1] }], writeNpy(big))['X'], big)
  t.match(
    refusal(() => read([{ name: 'X', type: 'int64', shape: [-1] }], writeNpy(big))),
    { message: /row 0, column "X": 18446744073709551615/ },
  )
  const infinite = createTensor('float64', [1], Float64Array.of(-Infinity))
  t.strictSame(
    read([{ name: 'X', type: 'float32', shape: [-1] }], writeNpy(infinite))['X']?.data,
    Float32Array.of(-Infinity),
  )
})

const pair: InputSpec = { name: 'X', type: 'float32', shape: [-1, 2], columns: ['b', 'größe'] }
const field = (name: string, tensor: Tensor) =>
  writeNpyFields(new Map([[name, tensor]]), tensor.dims[0] as number)
const bad: readonly (readonly [string, readonly InputSpec[], Uint8Array, RegExp])[] = [
  [
    'another width',
    [matrix('float32', 4)],
    npyFile('<f4'),
    /shape \(2, 3\), expected \(rows, 4\) or a structured array of \(rows,\)/,
  ],
  [
    'another rank',
    [{ name: 'X', type: 'float32', shape: [-1, 1, 3, 1] }],
    npyFile('3d F'),
    /shape \(2, 2, 3\), expected \(rows, 1, 3, 1\) or \(rows, 3\) or/,
  ],
  ['one row without rows', [matrix('float32')], npyFile('1d'), /shape \(3\), .*send x\.reshape\(1, -1\)/],
  ['a scalar', [matrix('float32')], npyFile('0d'), /shape \(\)/],
  [
    'an open dimension of another rank',
    [{ name: 'X', type: 'float32', shape: [-1, -1] }],
    npyFile('1d'),
    /expected \(rows, any\)/,
  ],
  [
    'several inputs of another width',
    [pair, { name: 'n', type: 'int8', shape: [-1] }],
    npyFile('1d'),
    /expected \(rows, 3\)/,
  ],
  [
    'several inputs with open dimensions',
    [{ name: 'a', type: 'int8', shape: [-1, -1] }, pair],
    npyFile('<i4'),
    /expected a structured array/,
  ],
  [
    'a fixed number of rows',
    [{ name: 'X', type: 'float32', shape: [3, 3] }],
    npyFile('<f4'),
    /exactly 3 rows/,
  ],
  [
    'fractions for integers',
    [matrix('int32')],
    npyFile('<f8'),
    /row 0, column 1: 2\.5, expected a whole number of 32 bits \(the npy dtype is <f8\)/,
  ],
  ['numbers for strings', [matrix('string')], npyFile('<f4'), /row 0, column 0: 1, expected a string/],
  ['strings for numbers', [matrix('float32')], npyFile('<U3'), /row 0, column 0: "a"/],
  ['booleans for numbers', [matrix('float32')], npyFile('|b1'), /row 0, column 0: true/],
  ['numbers for booleans', [matrix('bool')], npyFile('|u1'), /row 0, column 0: 1, expected true or false/],
  [
    'an unknown field',
    [pair],
    npyFile('structured'),
    /^the npy dtype has the unknown column "a"; known are b, größe/,
  ],
  ['a missing field', [pair], field('b', createTensor('int8', [1])), /lacks the column größe/],
  [
    'a field of another shape',
    [{ ...pair, columns: ['b', 'c'] }],
    field('b', createTensor('int8', [1, 2])),
    /lacks/,
  ],
  [
    'a column that is an array',
    [{ name: 'n', type: 'int8', shape: [-1] }],
    field('n', createTensor('int8', [1, 2])),
    /field "n" has the shape \(2\), expected \(\)/,
  ],
  [
    'an input of another shape',
    [matrix('int8')],
    field('X', createTensor('int8', [1, 2])),
    /field "X" has the shape \(2\), expected \(3\)/,
  ],
]
for (const [name, inputs, body, message] of bad) {
  t.test(`refuses ${name}`, async (t) => {
    t.match(
      refusal(() => read(inputs, body)),
      { code: 'INVALID_INPUT', message },
    )
  })
}
t.test('refuses bytes that are no booleans', async (t) => {
  const body = npyFile('|b1')
  body[body.length - 1] = 7
  t.match(
    refusal(() => read([matrix('bool')], body)),
    { code: 'INVALID_INPUT', message: /value 5 is the byte 7/ },
  )
})
