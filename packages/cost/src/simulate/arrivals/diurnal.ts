import { poisson } from './poisson.ts'

/** How far a day's rate goes up at noon and down at midnight, as a share of the mean. */
const swing = 0.8

/** Times of requests at random at a rate that follows the day: 0.2 of the mean at midnight, 1.8 of it at noon. */
export function diurnal(perSecond: number, seconds: number, random: () => number): readonly number[] {
  const most = 1 + swing
  // Thinning: of an even stream at the highest rate, each is kept at the share that its hour has of it.
  return poisson(perSecond * most, 0, seconds, random).filter(
    (time) => random() * most < 1 - swing * Math.cos((2 * Math.PI * time) / 86_400),
  )
}
