import { exponential } from '../exponential.ts'

/** Times of requests that come at random at an even rate, from `from` until `to`. Seconds, ascending. */
export function poisson(
  perSecond: number,
  from: number,
  to: number,
  random: () => number,
): readonly number[] {
  if (perSecond <= 0) return []
  const times: number[] = []
  for (let time = from; ; ) {
    time += exponential(1 / perSecond, random)
    if (time >= to) return times
    times.push(time)
  }
}
