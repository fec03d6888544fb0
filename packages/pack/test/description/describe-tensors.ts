import type { TensorSpec } from '@inferry/core'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { describeInputs, describeOutputs } from '../../src/description/describe-tensors.ts'
import type { Description } from '../../src/description/description.ts'

const spec = (name: string, ...shape: number[]): TensorSpec => ({ name, type: 'float32', shape })
const about = (columns: Record<string, string[]>, labels: Record<string, string[]> = {}): Description => ({
  file: 'model.json',
  columns: new Map(Object.entries(columns)),
  labels: new Map(Object.entries(labels)),
})

t.test('gives inputs their columns', async (t) => {
  const inputs = [spec('X', -1, 2), spec('image', -1, 1, 2, 2), spec('Z', -1, 1)]
  t.same(describeInputs(inputs, undefined), inputs)
  t.same(describeInputs(inputs, about({ X: ['a', 'b'], image: ['p', 'q', 'r', 's'] })), [
    { ...inputs[0], columns: ['a', 'b'] },
    { ...inputs[1], columns: ['p', 'q', 'r', 's'] },
    inputs[2],
  ])
})

t.test('gives outputs the labels of the description before those of the model', async (t) => {
  const outputs = [spec('p', -1, 2), spec('q', -1, -1), spec('r', -1)]
  const own = new Map([
    ['p', ['0', '1']],
    ['q', ['2', '3']],
  ])
  t.same(describeOutputs(outputs, own, about({}, { p: ['no', 'yes'] })), [
    { ...outputs[0], labels: ['no', 'yes'] },
    { ...outputs[1], labels: ['2', '3'] },
    outputs[2],
  ])
  t.same(describeOutputs(outputs, own, undefined)[0], { ...outputs[0], labels: ['0', '1'] })
  t.same(describeOutputs(outputs, new Map(), about({}, { q: ['a', 'b', 'c'] }))[1], {
    ...outputs[1],
    labels: ['a', 'b', 'c'],
  })
})

t.test('says what does not fit the model', async (t) => {
  const inputs = [spec('X', -1, 2), spec('Y', -1, 1), spec('fixed', 4, 2), spec('any', -1, -1)]
  const columns: readonly [Record<string, string[]>, RegExp][] = [
    [{ x: ['a'] }, /inputs\.x: the model has no such input; it has "X", "Y", "fixed", "any"/],
    [{ X: ['a'] }, /^model\.json: inputs\.X\.columns has 1 name; the shape \[-1,2\] has 2 columns/],
    [{ fixed: ['a', 'b'] }, /inputs\.fixed\.columns: the shape \[4,2\] cannot have columns/],
    [{ any: ['a'] }, /inputs\.any\.columns: the shape \[-1,-1\] cannot have columns/],
    [{ X: ['a', 'a'] }, /inputs\.X\.columns\[1\] is "a" again/],
    [{ X: ['a', 'b'], Y: ['b'] }, /inputs\.Y\.columns\[0\] is "b" again/],
  ]
  for (const [given, message] of columns) {
    t.match(
      faultOf(() => describeInputs(inputs, about(given))),
      { code: 'INVALID_ARTIFACT', message },
    )
  }
  const outputs = [spec('p', -1, 2), spec('label', -1)]
  const labels: readonly [Record<string, string[]>, RegExp][] = [
    [{ q: ['a'] }, /outputs\.q: the model has no such output; it has "p", "label"/],
    [{ p: ['a', 'b', 'c'] }, /outputs\.p\.labels has 3 names; the last dimension of \[-1,2\] is 2/],
    [{ label: ['a'] }, /outputs\.label\.labels: the shape \[-1\] cannot have labels/],
  ]
  for (const [given, message] of labels) {
    t.match(
      faultOf(() => describeOutputs(outputs, new Map(), about({}, given))),
      { message },
    )
  }
})
