import { createTensor, type Tensor, type TensorSpec, type Tensors } from '../../packages/core/src/index.ts'

/** What the rows of one model are made of. */
export interface Material {
  readonly inputs: readonly TensorSpec[]
  /** Rows that the training library was asked about. */
  readonly known: Tensors
  /** What the trees compare their columns with, by column. */
  readonly thresholds: Readonly<Record<string, readonly number[]>>
}

/**
 * Random rows: known values, values between them, thresholds of the trees and their neighbours in floating point; `wild`
 * ones have NaN, infinities, zeros of both signs, denormals, huge numbers and unknown strings among them.
 */
export function randomRows(material: Material, rows: number, wild: boolean, seed: number): Tensors {
  const random = randomNumbers(seed)
  let column = 0
  return Object.fromEntries(
    material.inputs.map((input) => {
      const width = input.shape.slice(1).reduce((product, dim) => product * dim, 1)
      const known = material.known[input.name] as Tensor
      const makers = Array.from({ length: width }, (_, index) => {
        const values = everyOther(known.data, width, index)
        return makerOf(known.type, values, material.thresholds[column + index] ?? [], wild, random)
      })
      column += width
      const data = Array.from({ length: rows * width }, (_, index) =>
        (makers[index % width] as () => unknown)(),
      )
      return [input.name, tensor(known.type, [rows, ...input.shape.slice(1)], data)]
    }),
  )
}

function everyOther(data: Tensor['data'], width: number, index: number): readonly unknown[] {
  return Array.from(data as ArrayLike<unknown>).filter((_, at) => at % width === index)
}

function makerOf(
  type: Tensor['type'],
  known: readonly unknown[],
  thresholds: readonly number[],
  wild: boolean,
  random: () => number,
): () => unknown {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  if (type === 'string')
    return () => (wild && random() < 0.1 ? pick(['', 'unknown', 'nan', 'ÄÖ']) : pick(known))
  if (type === 'bool') return () => pick([0, 1])
  const numbers = known.map(Number).filter(Number.isFinite)
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  const between = () => least + (random() * 1.4 - 0.2) * (most - least)
  if (type === 'int64')
    return () => BigInt(Math.round(wild && random() < 0.1 ? pick(strangeIntegers) : between()))
  const near = (value: number) =>
    type === 'float64' ? neighbour64(value, pick([-1, 1])) : neighbour32(value, pick([-1, 1]))
  return () => {
    const kind = random()
    if (wild && kind < 0.12) return pick(strangeNumbers)
    if (thresholds.length > 0 && kind < 0.4) return pick(thresholds)
    if (thresholds.length > 0 && kind < 0.55) return near(pick(thresholds))
    return kind < 0.75 ? pick(numbers) : between()
  }
}

const strangeNumbers = [
  ...Array<number>(6).fill(Number.NaN),
  ...[
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
    -0,
    1e-45,
    -1e-45,
    3.4028234663852886e38,
    -3.4028234663852886e38,
  ],
]
const strangeIntegers = [0, -1, 2 ** 24 + 1, -(2 ** 24) - 1, 2 ** 40]

/** The next float32 below (-1) or above (1). */
function neighbour32(value: number, way: number): number {
  const floats = Float32Array.of(value)
  const bits = new Int32Array(floats.buffer)
  if (floats[0] === 0) return way * 1.401298464324817e-45
  bits[0] = (bits[0] as number) + (value > 0 ? way : -way)
  return floats[0] as number
}

function neighbour64(value: number, way: number): number {
  const floats = Float64Array.of(value)
  const bits = new BigInt64Array(floats.buffer)
  if (value === 0) return way * Number.MIN_VALUE
  bits[0] = (bits[0] as bigint) + BigInt(value > 0 ? way : -way)
  return floats[0] as number
}

function tensor(type: Tensor['type'], dims: readonly number[], data: readonly unknown[]): Tensor {
  if (type === 'string') return createTensor(type, dims, data as string[])
  if (type === 'int64') return createTensor(type, dims, BigInt64Array.from(data as bigint[]))
  if (type === 'float64') return createTensor(type, dims, Float64Array.from(data as number[]))
  if (type === 'float32') return createTensor(type, dims, Float32Array.from(data as number[]))
  if (type === 'bool') return createTensor(type, dims, Uint8Array.from(data as number[]))
  throw new TypeError(`no random ${type}`)
}

/** mulberry32 by Tommy Ettinger (public domain). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
