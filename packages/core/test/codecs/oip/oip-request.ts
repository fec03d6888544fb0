import t from 'tap'
import { readOipRequest } from '../../../src/codecs/oip/oip-request.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const manifest = signature(
  [{ name: 'x', type: 'float32', shape: [-1, 2] }],
  [
    { name: 'a', type: 'float32', shape: [-1] },
    { name: 'b', type: 'float32', shape: [-1] },
  ],
)
const inputs = [{ name: 'x', shape: [1, 2], datatype: 'FP32', data: [1, 2] }]
const read = (extra: object) => readOipRequest({ inputs, ...extra }, 'application/json', manifest)

t.test('keeps id, outputs and how they shall come', async (t) => {
  const binary = { binary_data_output: true }
  const table: readonly (readonly [object, object])[] = [
    [{}, { codec: 'json', dialect: 'oip', binary: false }],
    [
      { id: 'q', parameters: { priority: 1 }, outputs: [] },
      { codec: 'json', dialect: 'oip', binary: false, id: 'q' },
    ],
    [{ parameters: binary }, { codec: 'oip-binary', dialect: 'oip', binary: true }],
    [
      { outputs: [{ name: 'b' }, { name: 'a' }] },
      { codec: 'json', dialect: 'oip', binary: false, outputs: [{ name: 'b' }, { name: 'a' }] },
    ],
    [
      { outputs: [{ name: 'b', parameters: { binary_data: true } }] },
      { codec: 'oip-binary', dialect: 'oip', binary: false, outputs: [{ name: 'b', binary: true }] },
    ],
    [
      { parameters: binary, outputs: [{ name: 'b', parameters: { binary_data: false } }] },
      { codec: 'json', dialect: 'oip', binary: true, outputs: [{ name: 'b', binary: false }] },
    ],
  ]
  for (const [extra, question] of table)
    t.strictSame(read(extra).question, { ...question, type: 'application/json' })
})

t.test('refuses', async (t) => {
  const table: readonly (readonly [object, RegExp])[] = [
    [{ id: 5 }, /^id is 5/],
    [{ inputs: {} }, /^inputs is an object/],
    [{ inputs: [...inputs, ...inputs] }, /^inputs\[1\] is "x" again/],
    [{ parameters: [] }, /^parameters is an array/],
    [{ parameters: { binary_data_output: 1 } }, /^parameters\.binary_data_output is 1/],
    [{ outputs: 'a' }, /^outputs is "a"/],
    [{ outputs: [null] }, /^outputs\[0\] is null/],
    [{ outputs: [{ name: 1 }] }, /^outputs\[0\]\.name is 1/],
    [{ outputs: [{ name: 'c' }] }, /unknown output "c"; known are a, b/],
    [{ outputs: [{ name: 'a' }, { name: 'a' }] }, /^outputs\[1\]\.name is "a"/],
    [
      { outputs: [{ name: 'a', parameters: { binary_data: 'yes' } }] },
      /^outputs\[0\]\.parameters\.binary_data is "yes"/,
    ],
  ]
  for (const [extra, message] of table)
    t.match(
      refusal(() => read(extra)),
      { code: 'INVALID_INPUT', message },
    )
})

t.test('gives the inputs in the order of the manifest, and checks none of them', async (t) => {
  const two = signature(['x', 'y'].map((name) => ({ name, type: 'float32', shape: [-1] })))
  const [first] = inputs as readonly object[]
  const request = { inputs: [{ ...first, name: 'y' }, { ...first, name: 'z' }, first] }
  t.same(Object.keys(readOipRequest(request, 'application/json', two).inputs), ['x', 'y', 'z'])
})
