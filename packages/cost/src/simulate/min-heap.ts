/** Numbers of which the least comes out first. */
export interface MinHeap {
  readonly size: number
  /** The least; infinite when there is none. */
  peek(): number
  push(value: number): void
  /** Takes the least out; infinite when there is none. */
  pop(): number
}

/** A binary heap: both ways in the logarithm of its size. */
export function minHeap(): MinHeap {
  const values: number[] = []
  const at = (index: number) => values[index] ?? Number.POSITIVE_INFINITY
  return {
    get size() {
      return values.length
    },
    peek: () => at(0),
    push(value) {
      let index = values.length
      while (index > 0) {
        const parent = (index - 1) >> 1
        if (at(parent) <= value) break
        values[index] = at(parent)
        index = parent
      }
      values[index] = value
    },
    pop() {
      const least = at(0)
      const last = values.pop()
      if (last === undefined || values.length === 0) return least
      let index = 0
      for (;;) {
        const left = 2 * index + 1
        const child = at(left + 1) < at(left) ? left + 1 : left
        if (at(child) >= last) break
        values[index] = at(child)
        index = child
      }
      values[index] = last
      return least
    },
  }
}
