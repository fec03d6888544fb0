/** With fewer elements a view of their halves takes longer to make than it saves. */
export const fewElements = 8

/**
 * 64-bit integers as halves of 32 bits, low before high, as all of Node.js's platforms have them in memory: a BigInt for
 * each element takes ten times as long.
 */
export function halvesOf({ buffer, byteOffset }: BigInt64Array | BigUint64Array, count: number): Int32Array {
  return new Int32Array(buffer, byteOffset, count * 2)
}

/** The element `index`, rounded once to float64. */
export function int64At(halves: Int32Array, index: number): number {
  return (halves[2 * index + 1] as number) * 2 ** 32 + ((halves[2 * index] as number) >>> 0)
}

/** In one rounding each. */
export function int64ToFloats(
  source: BigInt64Array,
  target: Float32Array | Float64Array,
  count: number,
): void {
  const single = target instanceof Float32Array
  if (count < fewElements) {
    for (let index = 0; index < count; index++)
      target[index] = single ? bigToFloat32(source[index] as bigint) : Number(source[index])
    return
  }
  const halves = halvesOf(source, count)
  for (let index = 0; index < count; index++) {
    const value = int64At(halves, index)
    // A large one may be rounded already.
    const twice = single && Math.abs(value) >= 2 ** 53
    target[index] = twice ? bigToFloat32(source[index] as bigint) : value
  }
}

/** In one rounding: through float64 there would be two, so what it would cut off is kept as one sticky bit. */
export function bigToFloat32(value: bigint): number {
  if (value >= -(2n ** 53n) && value <= 2n ** 53n) return Number(value)
  return Number((value >> 11n) | (value & 2047n ? 1n : 0n)) * 2048
}

/** Floats lose their fraction; what is out of range, NaN too, becomes the least number: so do x86 processors. */
export function numbersToInt64(source: ArrayLike<number>, target: BigInt64Array, count: number): void {
  const halves = count < fewElements ? undefined : halvesOf(target, count)
  for (let index = 0; index < count; index++) {
    const value = source[index] as number
    if (halves !== undefined && value > -(2 ** 31) - 1 && value < 2 ** 31) {
      halves[2 * index] = value
      halves[2 * index + 1] = value <= -1 ? -1 : 0
    } else target[index] = Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n)
  }
}

/** Cut to 32 bits; what they are put in cuts them further. */
export function lowHalves(
  source: BigInt64Array | BigUint64Array,
  target: { [index: number]: number },
  count: number,
): void {
  const halves = count < fewElements ? undefined : halvesOf(source, count)
  for (let index = 0; index < count; index++)
    target[index] = halves?.[2 * index] ?? Number(BigInt.asIntN(32, source[index] as bigint))
}
