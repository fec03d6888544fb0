import { exponential } from '../exponential.ts'
import { poisson } from './poisson.ts'

/** Bursts last a minute on average and take a tenth of the time; between them nothing comes. Seconds. */
const burst = { mean: 60, pause: 540 }

/** Times of requests that come in bursts, at random and ten times as fast as on average; nothing in between. */
export function bursty(perSecond: number, seconds: number, random: () => number): readonly number[] {
  const within = (perSecond * (burst.mean + burst.pause)) / burst.mean
  const times: number[] = []
  let time = exponential(burst.pause, random)
  while (time < seconds) {
    const end = time + exponential(burst.mean, random)
    for (const one of poisson(within, time, Math.min(end, seconds), random)) times.push(one)
    time = end + exponential(burst.pause, random)
  }
  return times
}
