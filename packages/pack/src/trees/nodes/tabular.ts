import type { OnnxNode, Translate } from '../graph/onnx-node.ts'
import { constantInput } from '../graph/onnx-node.ts'
import { columnAxis, rowAxis, rows, type Shape } from '../graph/shape.ts'
import type { Value } from '../graph/value.ts'
import { Unsupported } from '../unsupported.ts'
import { pick, take } from './select.ts'

/** Operators of ai.onnx.ml on tables of numbers. */
export const tabular: Readonly<Record<string, Translate>> = {
  Scaler: scaler,
  Imputer: imputer,
  Normalizer: normalizer,
  FeatureVectorizer: featureVectorizer,
  ArrayFeatureExtractor: arrayFeatureExtractor,
}

/** (x - offset) * scale, in float32, but for float64 in float64. */
function scaler(node: OnnxNode): readonly Value[] {
  const { ops } = node
  const x = node.input(0)
  const computed = x.type === 'float64' ? x : ops.cast(x, 'float32')
  const columns = tableColumns(x.shape)
  const factors = (name: string) => {
    const given = node.attribute(name)?.floats ?? []
    if (given.length === 1) return ops.scalar(computed.type, given[0] as number)
    if (given.length !== columns)
      throw new Unsupported(`its ${name} has ${given.length} numbers for ${columns} columns`)
    const elements = computed.type === 'float64' ? Float64Array.from(given) : Float32Array.from(given)
    return ops.constant(computed.type, [given.length], elements)
  }
  const moved = ops.binary('sub', computed, factors('offset'))
  return [ops.cast(ops.binary('mul', moved, factors('scale')), 'float32')]
}

function imputer(node: OnnxNode): readonly Value[] {
  const { ops } = node
  const x = node.input(0)
  const columns = tableColumns(x.shape)
  if (x.type === 'float32') {
    const missing = node.attribute('replaced_value_float')?.f ?? 0
    const imputed = node.attribute('imputed_value_floats')?.floats ?? []
    const known = Float32Array.from(imputed.length === columns ? imputed : imputed.slice(0, 1))
    const test = Number.isNaN(missing)
      ? ops.unary('isnan', x)
      : ops.binary('equal', x, ops.scalar('float32', missing))
    return [ops.where(test, ops.constant('float32', [known.length], known), x)]
  }
  if (x.type !== 'int64') throw new Unsupported(`it imputes ${x.type}`)
  const missing = BigInt64Array.of(node.attribute('replaced_value_int64')?.i ?? 0n)
  const imputed = node.attribute('imputed_value_int64s')?.ints ?? []
  const known = BigInt64Array.from(imputed.length === columns ? imputed : imputed.slice(0, 1))
  const test = ops.binary('equal', x, ops.constant('int64', [], missing))
  return [ops.where(test, ops.constant('int64', [known.length], known), x)]
}

function normalizer(node: OnnxNode): readonly Value[] {
  const { ops } = node
  const x = node.input(0)
  tableColumns(x.shape)
  const name = new TextDecoder().decode(node.attribute('norm')?.s ?? new TextEncoder().encode('MAX'))
  const norm = ({ MAX: 'max', L1: 'l1', L2: 'l2' } as const)[name]
  if (norm === undefined) throw new Unsupported(`its norm is ${name}`)
  if (norm === 'l2' && x.type !== 'float32') throw new Unsupported(`it takes the L2 norm of ${x.type}`)
  const given = ops.cast(x, 'float32')
  return [ops.wrap(ops.program.step({ kind: 'normalize', x: given.built.value, norm }), x.shape)]
}

function featureVectorizer(node: OnnxNode): readonly Value[] {
  const { ops } = node
  const sizes = node.ints('inputdimensions') ?? []
  const parts = node.inputs.map((_, index) => {
    const x = node.input(index)
    const columns = x.shape.length === 2 && x.shape[0] === rows ? (x.shape[1] as number) : -1
    if (columns !== sizes[index]) throw new Unsupported(`its input ${index} has not ${sizes[index]} columns`)
    return ops.cast(x, 'float32')
  })
  return [ops.concat(parts, 1)]
}

/** Columns of the last axis; of a constant, the entries at computed indices, one a row, as `[1, rows]`. */
function arrayFeatureExtractor(node: OnnxNode): readonly Value[] {
  const [x, index] = [node.input(0), node.input(1)]
  if (rowAxis(index.shape) >= 0) {
    if (index.built.columns !== 1 || x.built.columns !== (x.shape.at(-1) ?? 0))
      throw new Unsupported('it takes several entries for each row')
    const shape = x.shape.length === 1 ? [1, rows] : [...x.shape.slice(0, -1), rows]
    return [take(node, x, index, [], shape, true)]
  }
  const axis = columnAxis(-1, x.shape)
  const width = x.shape[axis] as number
  const indices = constantInput(node, 1).elements.map(Number)
  const other = indices.find((each) => each < 0 || each >= width)
  if (other !== undefined || indices.length === 0)
    throw new Unsupported(`it takes the column ${other} of ${width}`)
  const picked = pick(node, x, axis, indices)
  return [x.shape.length === 1 ? { ...picked, shape: [1, indices.length] } : picked]
}

/** The columns of `[rows, columns]`, which these operators see as a table. */
function tableColumns(shape: Shape): number {
  if (shape.length === 2 && shape[0] === rows) return shape[1] as number
  throw new Unsupported(`its input has the shape [${shape}], expected rows and columns`)
}
