/** Maps values to places on an axis. */
export interface Scale {
  (value: number): number
  /** Values that get a line and a label. */
  readonly ticks: readonly number[]
}

/** From 0 on, with some four round ticks. */
export function linearScale(most: number, from: number, to: number): Scale {
  const rough = most / 4
  const decade = 10 ** Math.floor(Math.log10(rough))
  const step = decade * ([1, 2, 5, 10].find((factor) => factor * decade >= rough) ?? 10)
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step)
  return Object.assign((value: number) => from + (value / most) * (to - from), { ticks })
}

/** Logarithmic, between the round values (1, 2, 5 of each decade) around these, of which it has ticks. */
export function logScale(least: number, most: number, from: number, to: number): Scale {
  const first = Math.floor(Math.log10(least))
  const decades = Array.from(
    { length: Math.ceil(Math.log10(most)) - first + 1 },
    (_, at) => 10 ** (first + at),
  )
  const round = decades.flatMap((decade) => [decade, 2 * decade, 5 * decade])
  const low = round.findLast((value) => value <= least * (1 + 1e-9)) ?? least
  const high = round.find((value) => value >= most && value > low) ?? most
  const ticks = round.filter((value) => value >= low && value <= high)
  const span = Math.log10(high / low)
  const place = (value: number) =>
    from + (Math.log10(Math.min(high, Math.max(low, value)) / low) / span) * (to - from)
  return Object.assign(place, {
    ticks: ticks.length > 10 ? ticks.filter((tick) => decades.includes(tick)) : ticks,
  })
}
