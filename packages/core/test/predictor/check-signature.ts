import { checkSignature, type Manifest, type TensorSpec } from '@inferry/core'
import t from 'tap'

const spec = (name: string, type = 'float32') => ({ name, type, shape: [-1, 2] }) as TensorSpec
const manifest: Pick<Manifest, 'inputs' | 'outputs'> = {
  inputs: [spec('a'), spec('b')],
  outputs: [spec('y')],
}
const check = (inputs: TensorSpec[], outputs: TensorSpec[], fault?: string) => () =>
  checkSignature(manifest, { inputs, outputs }, 'm.onnx', () => fault)

t.test('the same, in any order', async (t) => {
  t.doesNotThrow(check([spec('b'), spec('a')], [spec('y')]))
})

const inputs = [spec('a'), spec('b')]
const faults = [
  ['a', 'it has no input "a", which is in the manifest', check([spec('b')], [spec('y')])],
  ['y', 'it has no output "y", which is in the manifest', check(inputs, [])],
  ['c', 'its input "c" is not in the manifest; pack the model again', check([...inputs, spec('c')], [])],
  ['a', 'its input "a" is int64, in the manifest float32', check([spec('a', 'int64')], [])],
  ['a', 'its input "a" cannot be taken', check(inputs, [], 'cannot be taken')],
] as const
for (const [field, sentence, call] of faults) {
  t.test(sentence, async (t) => {
    t.throws(call, {
      code: 'INVALID_ARTIFACT',
      message: `m.onnx does not fit its manifest: ${sentence}`,
      location: { file: 'm.onnx', field },
    })
  })
}

t.test('an engine is asked of each, with what the manifest says of it', async (t) => {
  const asked: unknown[] = []
  checkSignature(manifest, { inputs, outputs: [spec('y')] }, 'm.onnx', (noun, { name }, known) => {
    asked.push([noun, name, known?.name])
    return undefined
  })
  t.same(asked, [
    ['input', 'a', 'a'],
    ['input', 'b', 'b'],
    ['output', 'y', 'y'],
  ])
})
