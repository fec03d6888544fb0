import { median } from '../figures/median.ts'

/** By which factor values are larger than others, with the bounds between which it is. */
export interface Ratio {
  readonly ratio: number
  readonly low: number
  readonly high: number
}

/**
 * By which factor `after` is larger than `before`, both above 0: the median of the ratios of all pairs (Hodges and Lehmann),
 * its interval what is left without the smallest and the largest ones, as many as the Mann-Whitney test allows for. It
 * misses with a probability of `miss` at most, 0.05 for 95 % confidence, however the values are distributed; where they are
 * too few for that, with {@link leastMiss}.
 */
export function ratioInterval(before: readonly number[], after: readonly number[], miss: number): Ratio {
  const ratios = before.flatMap((old) => after.map((now) => now / old)).sort((a, b) => a - b)
  const outside = outsideOf(before.length, after.length, miss)
  return {
    ratio: median(ratios),
    low: ratios[outside] as number,
    high: ratios[ratios.length - 1 - outside] as number,
  }
}

/** How probably an interval of all ratios misses: that all of one side are above all of the other. */
export function leastMiss(before: number, after: number): number {
  let miss = 2
  for (let i = 1; i <= after; i++) miss *= i / (before + i)
  return miss
}

/** How many ratios are left out at each end. */
function outsideOf(before: number, after: number, miss: number): number {
  let [outside, below] = [-1, 0]
  for (const share of pairsBelow(before, after)) {
    below += share
    if (2 * below > miss) break
    outside++
  }
  return Math.max(0, outside)
}

/**
 * The distribution of the Mann-Whitney statistic, its lower half: how probably of all pairs of values that are alike none,
 * one, two … have the second below the first. It is the product of (1 - x^(before + i)) / (1 - x^i), factor by factor.
 */
function pairsBelow(before: number, after: number): Float64Array {
  const shares = new Float64Array(((before * after - 1) >> 1) + 1)
  const at = (pairs: number) => shares[pairs] as number
  shares[0] = 1
  for (let i = 1; i <= after; i++) {
    const above = before + i
    for (let u = shares.length - 1; u >= above; u--) shares[u] = at(u) - at(u - above)
    for (let u = i; u < shares.length; u++) shares[u] = at(u) + at(u - i)
    for (let u = 0; u < shares.length; u++) shares[u] = at(u) * (i / above)
  }
  return shares
}
