import type { Manifest, TensorSpec } from '@inferry/core'
import t from 'tap'
import { checkSessionSignature } from '../../src/inline/check-session-signature.ts'
import type { OrtMetadata } from '../../src/ort.ts'

const spec = (name: string, type = 'float32') => ({ name, type, shape: [-1, 2] }) as TensorSpec
const found = (name: string, type = 'float32'): OrtMetadata => ({ name, type, isTensor: true })
const manifest = { inputs: [spec('a'), spec('b')], outputs: [spec('y')] } as unknown as Manifest
const check = (inputMetadata: OrtMetadata[], outputMetadata: OrtMetadata[]) => () =>
  checkSessionSignature(manifest, { inputMetadata, outputMetadata }, 'm.onnx')

t.test('the same, in any order', async (t) => {
  t.doesNotThrow(check([found('b'), found('a')], [found('y')]))
})

const inputs = [found('a'), found('b')]
const faults: readonly (readonly [OrtMetadata[], OrtMetadata[], string, string])[] = [
  [inputs.slice(1), [found('y')], 'a', 'it has no input "a", which is in the manifest'],
  [[...inputs, found('c')], [found('y')], 'c', 'its input "c" is not in the manifest; pack the model again'],
  [[found('a', 'int64'), found('b')], [found('y')], 'a', 'its input "a" is int64, in the manifest float32'],
  [inputs, [], 'y', 'it has no output "y", which is in the manifest'],
  [
    inputs,
    [{ name: 'y', isTensor: false }],
    'y',
    'its output "y" is no tensor, which onnxruntime-node cannot return; pack the model again',
  ],
]
for (const [inputMetadata, outputMetadata, field, sentence] of faults) {
  t.test(sentence, async (t) => {
    t.throws(check(inputMetadata, outputMetadata), {
      code: 'INVALID_ARTIFACT',
      message: `m.onnx does not fit its manifest: ${sentence}`,
      location: { file: 'm.onnx', field },
    })
  })
}
