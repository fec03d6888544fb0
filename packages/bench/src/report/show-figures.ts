/** Three digits of what is small, all of what is large: `0.123`, `12.3`, `1234`; a dash for what there is none of. */
export function showNumber(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–'
  if (value === 0 || value >= 100) return String(Math.round(value))
  if (value >= 10) return value.toFixed(1)
  return value >= 1 ? value.toFixed(2) : value.toFixed(3)
}

/** Whole megabytes. */
export function showMegabytes(bytes: number | undefined): string {
  return bytes === undefined ? '–' : `${Math.round(bytes / 1024 / 1024)}`
}

/** Round values, as of an axis, without digits that say nothing: `0.5`, `20`, `1000`. */
export function showTick(value: number): string {
  return String(Number(value.toPrecision(6)))
}
