import { createTensor } from '@inferry/core'
import t from 'tap'
import { findOutput, outputRows, rowWidth, selectOutputs } from '../../src/codecs/select-outputs.ts'
import { signature } from '../fixtures/models.ts'
import { refusal } from '../fixtures/refusals.ts'

const manifest = signature(
  [],
  [
    { name: 'b', type: 'int64', shape: [-1] },
    { name: '1', type: 'float32', shape: [-1, 3] },
  ],
)
const outputs = { 1: createTensor('float32', [2, 3]), b: createTensor('int64', [2]) }
const question = { codec: 'json', dialect: 'x' }

t.test('all in the order of the manifest, or those asked for in that order', async (t) => {
  const names = (asked?: readonly { name: string }[]) =>
    selectOutputs(outputs, manifest, asked ? { ...question, outputs: asked } : question).map(
      ({ spec }) => spec.name,
    )
  t.same(names(), ['b', '1'])
  t.same(names([{ name: '1' }]), ['1'])
  t.same(names([{ name: '1' }, { name: 'b' }]), ['1', 'b'])
})

t.test('unknown and absent outputs', async (t) => {
  t.match(
    refusal(() => findOutput(manifest, 'x')),
    { code: 'INVALID_INPUT', message: /"x"; known are b, 1/ },
  )
  t.match(
    refusal(() => selectOutputs({}, manifest, question)),
    { code: 'INTERNAL' },
  )
})

t.test('rows that all share', async (t) => {
  const selected = selectOutputs(outputs, manifest, question)
  t.equal(outputRows(selected), 2)
  const uneven = { ...outputs, b: createTensor('int64', [3]) }
  t.equal(outputRows(selectOutputs(uneven, manifest, question)), undefined)
  const scalar = { ...outputs, b: createTensor('int64', []) }
  t.equal(outputRows(selectOutputs(scalar, manifest, question)), undefined)
  t.equal(rowWidth(outputs[1]), 3)
})
