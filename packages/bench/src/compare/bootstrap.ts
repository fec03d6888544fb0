import { median } from '../figures/median.ts'

/** How much larger one median is than another, with the bounds between which the true ratio is. */
export interface Ratio {
  readonly ratio: number
  readonly low: number
  readonly high: number
}

const resamples = 10_000

/**
 * The ratio of the medians of `after` to `before`, its interval by the bootstrap: again and again as many values are drawn
 * from each with replacement, and of the ratios those at both ends left out, the share `miss` together: 0.05 for an interval
 * with 95 % confidence. The same values give the same interval.
 */
export function bootstrapRatio(before: readonly number[], after: readonly number[], miss: number): Ratio {
  const random = createRandom()
  const draw = (values: readonly number[]) =>
    median(values.map(() => values[Math.floor(random() * values.length)] as number))
  const ratios = Array.from({ length: resamples }, () => draw(after) / draw(before)).sort((a, b) => a - b)
  const at = (share: number) => ratios[Math.floor(share * (resamples - 1))] as number
  return { ratio: median(after) / median(before), low: at(miss / 2), high: at(1 - miss / 2) }
}

/** From 0 to below 1: a linear congruential generator, with the constants of Numerical Recipes. */
function createRandom(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
