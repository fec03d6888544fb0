import t from 'tap'
import { readRawInput } from '../../../src/codecs/oip/raw-input.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('the length tells the open dimension', async (t) => {
  const dims = (shape: readonly number[], bytes: number) =>
    readRawInput(signature([{ name: 'x', type: 'float32', shape }]), new Uint8Array(bytes))[1].dims
  t.same(dims([-1, 3], 24), [2, 3])
  t.same(dims([2, -1], 24), [2, 3])
  t.same(dims([2, 3], 24), [2, 3])
  t.match(
    refusal(() => dims([-1, 3], 20)),
    { code: 'INVALID_INPUT', message: /^input "x": 20 bytes, .* needs 12/ },
  )
  t.match(
    refusal(() => dims([-1, 3], 13)),
    { code: 'INVALID_INPUT' },
  )
  t.match(
    refusal(() => dims([2, 3], 12)),
    { code: 'INVALID_INPUT' },
  )
  t.match(
    refusal(() => dims([-1, -1], 24)),
    { message: /at most one open dimension/ },
  )
})

t.test('strings are counted', async (t) => {
  const manifest = signature([{ name: 's', type: 'string', shape: [-1, 1] }])
  const [name, tensor] = readRawInput(manifest, Uint8Array.of(1, 0, 0, 0, 97, 0, 0, 0, 0))
  t.equal(name, 's')
  t.strictSame(tensor, { type: 'string', dims: [2, 1], data: ['a', ''] })
})

t.test('only for one input', async (t) => {
  const spec = { name: 'x', type: 'int8', shape: [-1] } as const
  const manifest = signature([spec, { ...spec, name: 'y' }])
  t.match(
    refusal(() => readRawInput(manifest, new Uint8Array(2))),
    { message: /models with one input/ },
  )
})
