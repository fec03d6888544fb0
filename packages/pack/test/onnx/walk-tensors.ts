import { create } from '@bufbuild/protobuf'
import t from 'tap'
import { GraphProtoSchema } from '../../src/onnx/generated/onnx_pb.ts'
import { walkTensors } from '../../src/onnx/walk-tensors.ts'
import { branches, model, node } from '../fixtures/models.ts'

const constant = (name: string) =>
  node('Constant', [], [name], { attribute: [{ name: 'value', t: { name } }] })

t.test('finds tensors wherever a file can hold them', async (t) => {
  const sparse = (name: string) => ({
    values: { name: `${name}.values` },
    indices: { name: `${name}.indices` },
  })
  const found = walkTensors(
    model(
      {
        initializer: [{ name: 'weight' }],
        sparseInitializer: [sparse('sparse')],
        node: [
          constant('constant'),
          branches(['c'], ['Y'], { initializer: [{ name: 'nested' }], node: [constant('deep')] }),
          node('Foo', [], ['f'], {
            attribute: [
              { name: 'tensors', tensors: [{ name: 'listed' }] },
              {
                name: 'sparse',
                sparseTensor: sparse('attribute'),
                sparseTensors: [{ values: { name: 'alone' } }],
              },
            ],
          }),
        ],
      },
      {
        functions: [
          {
            name: 'f',
            node: [
              branches([], [], { initializer: [{ name: 'function.nested' }] }),
              constant('function.constant'),
            ],
            attributeProto: [{ name: 'default', t: { name: 'function.default' } }],
          },
        ],
        trainingInfo: [{ algorithm: create(GraphProtoSchema, { initializer: [{ name: 'training' }] }) }],
      },
    ),
  )
  t.same([...found].map(({ name }) => name).sort(), [
    'alone',
    'attribute.indices',
    'attribute.values',
    'constant',
    'deep',
    'function.constant',
    'function.default',
    'function.nested',
    'listed',
    'nested',
    'sparse.indices',
    'sparse.values',
    'training',
    'weight',
  ])
})
