import assert from 'node:assert/strict'
import {
  createTensor,
  type ElementArrays,
  type ElementType,
  elementTypes,
  type Session,
  type Tensor,
} from '@inferry/core'
import type { EngineContext } from './engine-context.ts'

const floats = [0, -0, Number.NaN, Infinity, -Infinity, 0.1, 1e-45, 3.4028234663852886e38]

/** Eight values of each type that something could spoil on the way. */
const values: { readonly [T in ElementType]: ElementArrays[T] } = {
  float16: Uint16Array.of(0, 0x8000, 0x7e00, 0x7c00, 0xfc00, 0x3c00, 1, 0x7bff),
  float32: Float32Array.from(floats),
  float64: Float64Array.from([...floats.slice(0, 6), Number.MIN_VALUE, Number.MAX_VALUE]),
  int8: Int8Array.of(-128, -1, 0, 1, 2, 3, 4, 127),
  int16: Int16Array.of(-32768, -1, 0, 1, 2, 3, 4, 32767),
  int32: Int32Array.of(-2147483648, -1, 0, 1, 2, 3, 4, 2147483647),
  int64: BigInt64Array.of(-(2n ** 63n), -1n, 0n, 1n, 2n ** 53n + 1n, 3n, 4n, 2n ** 63n - 1n),
  uint8: Uint8Array.of(0, 1, 2, 3, 4, 127, 128, 255),
  uint16: Uint16Array.of(0, 1, 2, 3, 4, 32767, 32768, 65535),
  uint32: Uint32Array.of(0, 1, 2, 3, 4, 2147483647, 2147483648, 4294967295),
  uint64: BigUint64Array.of(0n, 1n, 2n, 3n, 4n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n),
  bool: Uint8Array.of(0, 1, 1, 0, 0, 0, 1, 1),
  string: ['', ' ', 'é', '日本', '𝄞', 'a\r\nb', '"\\', 'long'.repeat(1000)],
}

/** Each value of each element type comes through as it is. */
export const valueItems = {
  async 'every element type'({ load }: EngineContext) {
    const session = await load('every-type')
    await roundTrip(session, (type) => createTensor(type, [2, 4], values[type]))
  },

  async 'no rows'({ load }: EngineContext) {
    const session = await load('every-type')
    await roundTrip(session, (type) => createTensor(type, [0, 4]))
  },

  async 'views at an offset, and shared memory'({ load }: EngineContext) {
    const session = await load('identity')
    const wanted = createTensor('float32', [2, 2], Float32Array.of(1, 2, 3, 4))
    const shared = new Float32Array(new SharedArrayBuffer(32))
    shared.set([0, 0, 1, 2, 3, 4])
    for (const data of [Float32Array.of(0, 1, 2, 3, 4, 5).subarray(1, 5), shared.subarray(2, 6)]) {
      const { y } = await session.run({ x: createTensor('float32', [2, 2], data) })
      assert.deepEqual(y, wanted)
    }
  },
}

async function roundTrip(session: Session, tensor: (type: ElementType) => Tensor): Promise<void> {
  const all = (prefix: string) =>
    Object.fromEntries(elementTypes.map((type) => [`${prefix}_${type}`, tensor(type)]))
  const found = await session.run(all('in'))
  assert.deepEqual(found, all('out'))
}
