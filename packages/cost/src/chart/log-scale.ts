/** From values to places on an axis on which each decade is as long. */
export interface LogScale {
  (value: number): number
  /** The powers of ten on the axis. */
  readonly ticks: readonly number[]
}

/** An axis from the power of ten below `least` to the one above `most`; `from` and `to` are its ends. */
export function logScale(least: number, most: number, from: number, to: number): LogScale {
  const first = Math.floor(Math.log10(least) + 1e-9)
  const last = Math.max(first + 1, Math.ceil(Math.log10(most) - 1e-9))
  const place = (value: number) => from + ((Math.log10(value) - first) / (last - first)) * (to - from)
  // Not by powers of 10, of which 10 ** -2 is not 0.01 on every machine.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(`1e${first + index}`))
  return Object.assign(place, { ticks })
}
