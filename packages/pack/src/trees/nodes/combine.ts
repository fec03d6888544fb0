import type { ReduceOperation } from '@inferry/engine-trees/compile'
import { constantInput, intsOf, type OnnxNode, type Translate } from '../graph/onnx-node.ts'
import { columnAxis, columnCount, rowAxis, rows } from '../graph/shape.ts'
import type { Value } from '../graph/value.ts'
import { Unsupported } from '../unsupported.ts'

/** Operators that join values, or make one element of several. */
export const combining: Readonly<Record<string, Translate>> = {
  Concat: (node) => [
    node.ops.concat(
      node.inputs.map((_, index) => node.input(index)),
      node.int('axis', 1),
    ),
  ],
  Expand: expand,
  ReduceSum: reduce('sum'),
  ReduceMean: reduceMean,
  ReduceMax: wholeNumbers(reduce('max')),
  ReduceMin: wholeNumbers(reduce('min')),
  ReduceProd: reduce('prod'),
  ArgMax: extreme('argmax'),
  ArgMin: extreme('argmin'),
  Softmax: softmax,
}

function reduce(operation: ReduceOperation): Translate {
  return (node) => {
    const x = node.input(0)
    const axes = intsOf(node, 'axes', 1) ?? []
    if (axes.length === 0 && node.int('noop_with_empty_axes', 0) !== 0) return [x]
    const all = axes.length === 0 ? x.shape.map((_, axis) => axis) : axes
    return [node.ops.reduce(operation, x, all, node.int('keepdims', 1) !== 0)]
  }
}

/** The sum divided by the number of its terms. */
function reduceMean(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const [sum] = reduce('sum')(node) as [Value]
  const size = x.built.columns / sum.built.columns
  return [size === 1 ? sum : node.ops.binary('div', sum, node.ops.scalar(x.type, size))]
}

/** Of floats among which is NaN, onnxruntime gives NaN or not, as its vectors happen to fall. */
function wholeNumbers(translate: Translate): Translate {
  return (node) => {
    const { type } = node.input(0)
    if (type.startsWith('float'))
      throw new Unsupported(`its answer for ${type} depends on where among the elements NaN stands`)
    return translate(node)
  }
}

function extreme(operation: ReduceOperation): Translate {
  return (node) => {
    if (node.int('select_last_index', 0) !== 0) throw new Unsupported('it selects the last of equal elements')
    return [node.ops.reduce(operation, node.input(0), [node.int('axis', 0)], node.int('keepdims', 1) !== 0)]
  }
}

/** Before opset 13 all axes from `axis` on count as one. */
function softmax(node: OnnxNode): readonly Value[] {
  const { ops, opset } = node
  const x = node.input(0)
  const axis = columnAxis(node.int('axis', opset >= 13 ? -1 : 1), x.shape)
  const others = x.shape.map((_, each) => each).filter((each) => (opset >= 13 ? each !== axis : each < axis))
  const summed = x.shape.map((_, each) => each).filter((each) => !others.includes(each))
  if (summed.some((each) => x.shape[each] === rows)) throw new Unsupported('it sums over rows')
  const order = [...others, ...summed]
  const size = columnCount(summed.map((each) => x.shape[each] as number))
  const last = ops.transpose(x, order)
  const built = ops.program.step({ kind: 'softmax', x: last.built.value, size })
  const back = order.map((_, each) => order.indexOf(each))
  return [ops.transpose(ops.wrap(built, last.shape), back)]
}

/** To a constant shape; where the value has rows, the shape must have 1. */
function expand(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const target = constantInput(node, 1).elements.map(Number)
  if (rowAxis(x.shape) < 0) throw new Unsupported('it expands a constant')
  const zeros = node.ops.constant(x.type, target, filled(x, columnCount(target)))
  return [node.ops.where(node.ops.constant('bool', [], Uint8Array.of(1)), x, zeros)]
}

function filled(x: Value, count: number) {
  if (x.type === 'float32') return new Float32Array(count)
  if (x.type === 'float64') return new Float64Array(count)
  if (x.type === 'int64') return new BigInt64Array(count)
  throw new Unsupported(`it expands ${x.type}`)
}
