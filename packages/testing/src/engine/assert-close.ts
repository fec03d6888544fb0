import assert from 'node:assert/strict'
import { float16ToNumber, type Tensor, type Tensors } from '@inferry/core'

/** Relative to the greater of the two and to 1: sums of float32 differ in their last digits. */
const tolerance = 1e-5

/** Every output in `wanted` is in `found`: the same type and dimensions, numbers within 1e-5, all else alike. */
export function assertClose(found: Tensors, wanted: Tensors, what: string): void {
  for (const [name, tensor] of Object.entries(wanted)) {
    const other = found[name]
    assert.deepEqual([other?.type, other?.dims], [tensor.type, tensor.dims], `${what}: ${name}`)
    tensor.data.forEach((_, index) => {
      const [left, right] = [valueAt(other as Tensor, index), valueAt(tensor, index)]
      assert.ok(close(left, right), `${what}: ${name} at ${index} is ${left}, expected ${right}`)
    })
  }
}

function valueAt({ type, data }: Tensor, index: number): unknown {
  return type === 'float16' ? float16ToNumber(data[index] as number) : data[index]
}

function close(left: unknown, right: unknown): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return left === right
  if (Object.is(left, right) || left === right) return true
  return Math.abs(left - right) <= tolerance * Math.max(1, Math.abs(left), Math.abs(right))
}
