import { createTensor, type ElementType, type Tensor } from '@inferry/core'
import t from 'tap'
import { reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { dataTypes, type Graph, op, tensor } from '../fixtures/graph.ts'
import { numbers, plain, truths, whole } from '../fixtures/inputs.ts'

const cast = (from: ElementType, to: ElementType): Graph => ({
  inputs: { x: [from, 'N', 3] },
  outputs: { y: [to, 'N', 3] },
  nodes: [op('Cast', ['x'], 'y', { to: BigInt(dataTypes[to] ?? 0) })],
})

t.test('Cast between the types that are compiled', async (t) => {
  const large = createTensor(
    'int64',
    [2, 3],
    BigInt64Array.of(2n ** 60n + 2n ** 36n + 1n, -(2n ** 63n), 2n ** 53n + 1n, 0n, -1n, 7n),
  )
  const given: Readonly<Partial<Record<ElementType, Tensor>>> = {
    float32: numbers('float32', 30, 3),
    float64: numbers('float64', 30, 3),
    int32: whole('int32', 9, 3, -300, 300),
    int64: large,
    bool: truths(9, 3),
  }
  for (const [from, x] of Object.entries(given) as [ElementType, Tensor][])
    for (const to of ['float32', 'float64', 'int32', 'int64', 'bool'] as const) {
      const floats = from.startsWith('float')
      // What C++ does not define is not compared.
      const input = floats && to.startsWith('int') ? plain(from as 'float32', 30, 3) : x
      await sameAnswers(t, cast(from, to), { x: input }, { title: `${from} to ${to}` })
    }
  await sameAnswers(t, cast('int64', 'string'), { x: large }, { title: 'int64 to string' })
  const half = createTensor('float16', [2, 3], Uint16Array.of(0x3c00, 0x8000, 0x7c00, 1, 0x7bff, 0xc000))
  await sameAnswers(t, cast('float16', 'float32'), { x: half }, { title: 'float16 to float32' })
})

t.test('casts that are left', async (t) => {
  t.match(reasonOf(cast('string', 'float32')), /cannot make float32 of string/)
  t.match(reasonOf(cast('float32', 'string')), /cannot make string of float32/)
  const odd = { ...cast('float32', 'float32'), nodes: [op('Cast', ['x'], 'y', { to: 16n })] }
  t.match(reasonOf(odd), /it makes bfloat16/)
})

t.test('CastLike', async (t) => {
  const graph: Graph = {
    inputs: { x: ['float32', 'N', 3] },
    outputs: { y: ['int64', 'N', 3] },
    nodes: [op('CastLike', ['x', 'c'], 'y')],
    constants: { c: tensor('int64', [1]) },
  }
  await sameAnswers(t, graph, { x: plain('float32', 5, 3) })
})

t.test('Constant in each of its forms', async (t) => {
  const add = (attributes: Parameters<typeof op>[3], type: ElementType = 'float32'): Graph => ({
    inputs: { x: [type, 'N', 2] },
    outputs: { y: [type === 'string' ? 'bool' : type, 'N', 2] },
    nodes: [op('Constant', [], 'c', attributes), op(type === 'string' ? 'Equal' : 'Add', ['x', 'c'], 'y')],
    opset: 19,
  })
  const x = numbers('float32', 5, 2)
  for (const attributes of [
    { value: tensor('float32', [1, 2]) },
    { value_float: 0.1 },
    { value_floats: [0.1, 0.2] },
  ])
    await sameAnswers(t, add(attributes), { x })
  for (const attributes of [{ value_int: 3n }, { value_ints: [3n, 4n] }])
    await sameAnswers(t, add(attributes, 'int64'), { x: whole('int64', 4, 2) })
  const texts = createTensor('string', [2, 2], ['a', 'b', 'é', ''])
  for (const attributes of [{ value_string: 'é' }, { value_strings: ['a', ''] }])
    await sameAnswers(t, add(attributes, 'string'), { x: texts })
  t.match(reasonOf(add({})), /it holds no tensor/)
})

t.test('Shape and ConstantOfShape of a value with rows', async (t) => {
  const filled = (value?: ReturnType<typeof tensor>): Graph => ({
    inputs: { x: ['float32', 'N', 3] },
    outputs: { y: ['float32', 'N', 3] },
    nodes: [
      op('Shape', ['x'], 's'),
      op('ConstantOfShape', ['s'], 'c', value && { value }),
      op('Sub', ['c', 'x'], 'y'),
    ],
  })
  await sameAnswers(t, filled(tensor('float32', [2.5])), { x: numbers('float32', 5, 3) })
  await sameAnswers(t, filled(), { x: numbers('float32', 5, 3) })
  const counted: Graph = {
    inputs: { x: ['float32', 'N', 3] },
    outputs: { y: ['float32', 'N', 3] },
    nodes: [op('Shape', ['x'], 's'), op('Cast', ['s'], 'f', { to: 1n }), op('Mul', ['x', 'f'], 'y')],
  }
  t.match(reasonOf(counted), /the operator ai\.onnx Cast .*: it computes with the number of rows/)
  const columns: Graph = {
    ...counted,
    nodes: [
      op('Shape', ['x'], 's', { start: 1n }),
      op('Cast', ['s'], 'f', { to: 1n }),
      op('Mul', ['x', 'f'], 'y'),
    ],
  }
  await sameAnswers(t, columns, { x: numbers('float32', 5, 3) }, { title: 'the width is known' })
})
