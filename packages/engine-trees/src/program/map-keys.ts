import type { ElementType } from '@inferry/core'
import { int64ToFloats } from './int64.ts'
import type { Elements } from './value.ts'

/** Constants as the keys of a Map, and elements as what is looked up in it. */
export interface MapKeys {
  readonly keys: readonly unknown[]
  read(elements: Elements, count: number): ArrayLike<unknown>
}

/** int64 are read as numbers, which are found faster, if the keys are exact as such: what is rounded is then no key. */
export function mapKeys(type: ElementType, keys: Elements): MapKeys {
  const limit = 2n ** 53n
  const exact = type === 'int64' && (keys as BigInt64Array).every((key) => key > -limit && key < limit)
  if (!exact) return { keys: Array.from(keys as ArrayLike<unknown>), read: (elements) => elements }
  return {
    keys: Array.from(keys as BigInt64Array, Number),
    read(elements, count) {
      if (count === 1) return [Number(elements[0])]
      const numbers = new Float64Array(count)
      int64ToFloats(elements as BigInt64Array, numbers, count)
      return numbers
    },
  }
}
