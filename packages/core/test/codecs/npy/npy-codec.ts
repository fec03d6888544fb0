import { createTensor, type OutputSpec, type Tensor } from '@inferry/core'
import t from 'tap'
import { npyCodec } from '../../../src/codecs/npy/npy-codec.ts'
import { parseNpy } from '../../../src/codecs/npy/npy-header.ts'
import { signature } from '../../fixtures/models.ts'
import { npyFile } from '../../fixtures/npy-files.ts'
import { refusal } from '../../fixtures/refusals.ts'

const input = { name: 'X', type: 'float32', shape: [-1, 3] } as const
const type = { type: 'application/x-npy', parameters: {} }
const answer = (outputs: Readonly<Record<string, Tensor>>) => {
  const specs = Object.entries(outputs).map(
    ([name, tensor]): OutputSpec => ({ name, type: tensor.type, shape: [] }),
  )
  return npyCodec.encode(outputs, type, signature([input], specs), { codec: 'npy', dialect: 'npy' })
}

t.test('reads', async (t) => {
  const { inputs, question } = npyCodec.decode(npyFile('>i2'), type, signature([input]))
  t.strictSame(inputs, { X: createTensor('float32', [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)) })
  t.same(question, { codec: 'npy', dialect: 'npy', type: type.type })
})

t.test('one output is an array, several are fields', async (t) => {
  const label = createTensor('int64', [2])
  const scores = createTensor('float32', [2, 3])
  t.equal(answer({ label }).contentType, 'application/x-npy')
  t.match(parseNpy(answer({ scores }).body), { shape: [2, 3], structured: false })
  t.match(parseNpy(answer({ whole: createTensor('float32', []) }).body), { shape: [] })
  t.match(parseNpy(answer({ label, scores }).body), {
    shape: [2],
    fields: [
      { name: 'label', shape: [] },
      { name: 'scores', shape: [3] },
    ],
  })
  t.match(
    refusal(() => answer({ label, other: createTensor('int8', [3]) })),
    { code: 'NOT_ACCEPTABLE', message: /label \[2\], other \[3\]/ },
  )
})
