import type { Manifest } from '@inferry/core'
import { fakeManifest as manifest } from '@inferry/testing'
import t from 'tap'
import { columnsOf, exampleRequests } from '../../src/openapi/example-requests.ts'

const byName = (model: Manifest, inputs: object) => {
  const examples = exampleRequests(model, { name: 's', inputs: inputs as never, outputs: {} })
  return Object.fromEntries(
    examples.map(({ name, body }) => [
      name,
      name === 'csv' || name === 'jsonlines' ? body : JSON.parse(body),
    ]),
  )
}

t.test('a table', async (t) => {
  const data = Float32Array.of(0.1, Number.NaN, 3, 4, 5, 6)
  t.same(byName(manifest, { x: { type: 'float32', dims: [3, 2], data } }), {
    instances: {
      instances: [
        { a: 0.1, b: null },
        { a: 3, b: 4 },
      ],
    },
    positional: {
      instances: [
        [0.1, null],
        [3, 4],
      ],
    },
    dataframe_split: {
      dataframe_split: {
        columns: ['a', 'b'],
        data: [
          [0.1, null],
          [3, 4],
        ],
      },
    },
    csv: 'a,b\n0.1,\n3,4\n',
    jsonlines: '{"a":0.1,"b":null}\n{"a":3,"b":4}\n',
    oip: { inputs: [{ name: 'x', shape: [2, 2], datatype: 'FP32', data: [0.1, null, 3, 4] }] },
  })
})

t.test('columns as inputs of their own, texts that CSV must quote', async (t) => {
  const model: Manifest = {
    ...manifest,
    inputs: [
      { name: 'text, said "so"', type: 'string', shape: [-1, 1] },
      { name: 'n', type: 'int64', shape: [-1] },
    ],
  }
  const examples = byName(model, {
    'text, said "so"': { type: 'string', dims: [2, 1], data: ['a\nb', ''] },
    n: { type: 'int64', dims: [2], data: BigInt64Array.of(1n, 2n ** 60n) },
  })
  t.equal(examples.csv, '"text, said ""so""",n\n"a\nb",1\n"",1152921504606846976\n')
  t.same(examples.positional, {
    instances: [
      ['a\nb', 1],
      ['', '1152921504606846976'],
    ],
  })
})

t.test('arrays', async (t) => {
  const image: Manifest = { ...manifest, inputs: [{ name: 'x', type: 'uint8', shape: [-1, 2, 2] }] }
  t.equal(columnsOf(image), undefined)
  const x = { type: 'uint8', dims: [1, 2, 2], data: Uint8Array.of(1, 2, 3, 4) }
  const { instances, ...rest } = byName(image, { x })
  t.same(instances, {
    instances: [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  })
  t.same(Object.keys(rest), ['oip'])
  const two: Manifest = {
    ...image,
    inputs: [...image.inputs, { name: 'y', type: 'float32', shape: [-1, 3] }],
  }
  const y = { type: 'float32', dims: [1, 3], data: Float32Array.of(1, 2, 3) }
  t.same(byName(two, { x, y }).instances, {
    instances: [
      {
        x: [
          [1, 2],
          [3, 4],
        ],
        y: [1, 2, 3],
      },
    ],
  })
})
