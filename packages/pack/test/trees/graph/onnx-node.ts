import { create } from '@bufbuild/protobuf'
import { createProgramBuilder } from '@inferry/engine-trees/compile'
import t from 'tap'
import { NodeProtoSchema } from '../../../src/onnx/generated/onnx_pb.ts'
import { constantInput, intsOf, onnxNode } from '../../../src/trees/graph/onnx-node.ts'
import { createOps } from '../../../src/trees/graph/ops.ts'
import { rows } from '../../../src/trees/graph/shape.ts'
import { op } from '../fixtures/graph.ts'

const program = createProgramBuilder()
const ops = createOps(program)
const x = ops.wrap(program.input({ name: 'x', type: 'float32', shape: [-1] }, 1), [rows])
const axes = ops.constant('int64', [2], BigInt64Array.of(1n, -1n))
const proto = create(
  NodeProtoSchema,
  op('Op', ['x', '', 'axes'], ['y', 'z'], { axis: 3n, axes: [1n, 2n], threshold: 0.5 }),
)
const node = onnxNode(proto, 17, ops, [x, undefined, axes, { ...axes, dims: [rows] }])

t.test('attributes, and what stands for those that are left out', async (t) => {
  t.equal(node.int('axis', 1), 3)
  t.equal(node.int('none', 1), 1)
  t.same(node.ints('axes'), [1, 2])
  t.equal(node.ints('none'), undefined)
  t.equal(node.attribute('threshold')?.f, 0.5)
})

t.test('inputs and constants', async (t) => {
  t.equal(node.input(0), x)
  t.throws(() => node.input(1), { message: 'it has no input 1' })
  t.throws(() => node.input(3), { message: 'it computes with the number of rows' })
  t.same(constantInput(node, 2).elements, [1n, -1n])
  t.throws(() => constantInput(node, 0), { message: 'its input 0 is computed' })
})

t.test('numbers that are an attribute or an input', async (t) => {
  t.same(intsOf(node, 'axes', 0), [1, 2])
  t.same(intsOf(node, 'none', 2), [1, -1])
  t.equal(intsOf(node, 'none', 1), undefined)
})
