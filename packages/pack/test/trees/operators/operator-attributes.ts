import { create } from '@bufbuild/protobuf'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { NodeProtoSchema } from '../../../src/onnx/generated/onnx_pb.ts'
import { operatorAttributes } from '../../../src/trees/operators/operator-attributes.ts'
import { type AttributeValues, attributesOf } from './fixtures/attributes.ts'

function read(values: AttributeValues) {
  const node = create(NodeProtoSchema, { opType: 'TreeEnsemble', attribute: attributesOf(values) })
  return operatorAttributes(node, [...Object.keys(values).filter((name) => name !== 'odd')])
}

t.test('each type', async (t) => {
  const found = read({
    i: { i: -3 },
    s: { s: 'ä' },
    ints: { ints: [1, -2] },
    floats: { floats: [0.1] },
    texts: { strings: ['LEAF', 'ä'] },
    doubles: { doubles: [0.1] },
    bytes: { bytes: [1, 255] },
  })
  t.equal(found.int('i', 7), -3)
  t.equal(found.text('s', ''), 'ä')
  t.same(found.ints('ints'), Int32Array.of(1, -2))
  t.same(found.bigints('ints'), [1n, -2n])
  t.same(found.floats('floats'), [Math.fround(0.1)])
  t.same(
    found.strings('texts').map((bytes) => new TextDecoder().decode(bytes)),
    ['LEAF', 'ä'],
  )
  t.same([...Array.from(found.tensor('doubles', 'float64'))], [0.1])
  t.same([...Array.from(found.tensor('bytes', 'uint8'))], [1, 255])
})

t.test('left out', async (t) => {
  const found = read({})
  t.equal(found.int('i', 7), 7)
  t.equal(found.text('s', 'NONE'), 'NONE')
  t.equal(found.ints('ints').length, 0)
  t.equal(found.floats('floats').length, 0)
  t.same(found.strings('texts'), [])
  t.equal(found.tensor('doubles', 'float64').length, 0)
  t.equal(found.numbers('values', 'float32').length, 0)
})

t.test('numbers in floats or in a tensor', async (t) => {
  t.same(Array.from(read({ values: { floats: [1] } }).numbers('values', 'float64')), [1])
  t.same(Array.from(read({ values_as_tensor: { doubles: [0.1] } }).numbers('values', 'float64')), [0.1])
  const both = read({ values: { floats: [1] }, values_as_tensor: { doubles: [0.1] } })
  t.match(faultOf(() => both.numbers('values', 'float64')).message, /both values and values_as_tensor/)
})

t.test('refuses', async (t) => {
  const found = read({ i: { i: 3 }, ints: { ints: [2 ** 31] }, big: { ints: [2n ** 63n - 1n] } })
  t.match(faultOf(() => found.floats('i')).message, /its attribute i is of a wrong type/)
  t.throws(() => found.ints('ints'), {
    name: 'Unsupported',
    message: 'its ints holds 2147483648, which takes more than 32 bits',
  })
  t.throws(() => found.ints('big'), { name: 'Unsupported' })
  t.throws(() => read({ odd: { i: 1 } }), { message: 'it has the attribute "odd", which is not known here' })
})
