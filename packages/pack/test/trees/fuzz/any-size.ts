import type { Size } from '../operators/fixtures/random-operator.ts'
import type { Random } from '../operators/fixtures/random-trees.ts'

/** Branches of a whole ensemble at most, so that a run of thousands ends. */
const mostBranches = 6000

/** Depths 0 to 30, 1 to 1000 trees, 1 to 500 features; thresholds and rows share values, their neighbours and specials. */
export function anySize(random: Random): Size {
  const trees = random.pick([1, 2, 7, 8, 9, 16, 33, 100, 1 + random.below(1000)])
  const depth = random.pick([0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 30])
  return {
    trees,
    depth,
    features: random.pick([1, 2, 3, 10, 30, 64, 200, 1 + random.below(500)]),
    targets: random.pick([1, 1, 1, 2, 2, 3, 10]),
    branches: Math.max(1, Math.floor(mostBranches / trees)),
    bushy: depth > 8 ? 0.2 : random.pick([0.5, 1]),
    values: Array.from({ length: random.pick([2, 20]) }, () => value(random)).flatMap(neighbours),
    rows: random.pick([1, 2, 7, 8, 9, 70]),
  }
}

function value(random: Random): number {
  const sign = random.next() < 0.5 ? -1 : 1
  return sign * random.next() * 10 ** random.pick([-40, -20, -3, 0, 0, 0, 1, 3, 20, 38])
}

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** The float32 next to the value, below and above. */
function neighbours(value: number): number[] {
  return [-1, 0, 1].map((step) => {
    float[0] = value
    bits[0] = (bits[0] as number) + step
    return float[0] as number
  })
}
