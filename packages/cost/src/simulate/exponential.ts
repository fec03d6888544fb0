/** A time until the next event, where events come at random and `mean` apart on average. */
export function exponential(mean: number, random: () => number): number {
  return -mean * Math.log(1 - random())
}
