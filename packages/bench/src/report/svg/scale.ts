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

const mostTicks = 10
/** The digits of a decade lie close to each other at its end. */
const mostDigits = 7

/**
 * Logarithmic, between the round values around these, of which it has ticks: all digits of a decade, else 1, 2 and 5, else
 * powers of ten.
 */
export function logScale(least: number, most: number, from: number, to: number): Scale {
  const first = Math.floor(Math.log10(least))
  const count = Math.ceil(Math.log10(most)) - first + 1
  const decades = Array.from({ length: count }, (_, at) => 10 ** (first + at))
  const around = (digits: readonly number[]) =>
    roundAround(
      decades.flatMap((decade) => digits.map((digit) => digit * decade)),
      least,
      most,
    )
  const fine = around([1, 2, 3, 4, 5, 6, 7, 8, 9])
  const ends = fine.length > mostDigits ? around([1, 2, 5]) : fine
  const [low, high] = [ends[0] ?? least, ends.at(-1) ?? most]
  const span = Math.log10(high / low)
  const place = (value: number) =>
    from + (Math.log10(Math.min(high, Math.max(low, value)) / low) / span) * (to - from)
  return Object.assign(place, {
    ticks: ends.length > mostTicks ? ends.filter((tick) => decades.includes(tick)) : ends,
  })
}

/** Of ascending values, those between the last up to `least` and the first from `most`, two at least. */
function roundAround(values: readonly number[], least: number, most: number): readonly number[] {
  const low = values.findLast((value) => value <= least * (1 + 1e-9)) ?? least
  const high = values.find((value) => value >= most && value > low) ?? most
  return values.filter((value) => value >= low && value <= high)
}
