import { countOf } from '@inferry/core'
import { leastMiss } from './ratio-interval.ts'

/** Values of a figure, one a process. */
interface Sides {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/**
 * Processes on each side that a verdict needs. Of five and five that are alike, all of one side are above the other's twice
 * in 252 times; of three and three twice in 20.
 */
const fewest = 5

/** Of all intervals together: that one of them misses. */
const risk = 0.05

/** Whether there are values enough for a verdict. */
export function areEnough({ before, after }: Sides): boolean {
  return Math.min(before.length, after.length) >= fewest
}

/** How probably each interval may miss, so that all of so many figures hold together (Bonferroni). */
export function missOf(figures: number): number {
  return risk / figures
}

/** How probably all intervals hold together, at least: 0.95, or less where some are of too few processes for it. */
export function confidenceOf(judged: readonly Sides[]): number {
  const miss = missOf(judged.length)
  const missed = judged.map(({ before, after }) => Math.max(miss, leastMiss(before.length, after.length)))
  return Math.max(0, 1 - missed.reduce((sum, one) => sum + one, 0))
}

/** Where there are too few processes, a sentence each. */
export function processDoubts(all: readonly Sides[], judged: readonly Sides[]): readonly string[] {
  const few = all.filter((sides) => !areEnough(sides)).length
  const loose = judged.filter(
    ({ before, after }) => leastMiss(before.length, after.length) > missOf(judged.length),
  ).length
  const measure = `measure both with --rounds ${processesFor(all.length)}, or more --cold-starts`
  return [
    ...(few === 0
      ? []
      : [
          `${few} of ${countOf(all.length, 'figure')} cannot be judged, of too few processes: ${fewest} are needed in each result; ${measure}`,
        ]),
    ...(loose === 0
      ? []
      : [
          `${loose} of ${countOf(judged.length, 'figure')} judged are of too few processes for 95 % confidence together; ${measure}`,
        ]),
  ]
}

/** Processes of each result with which all of so many figures hold together. */
function processesFor(figures: number): number {
  let processes = fewest
  while (leastMiss(processes, processes) > missOf(figures)) processes++
  return processes
}
