// Made once: it takes far longer than to format.
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const digits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })

/** A number for people: whole from 100, else three significant digits: `300,000`, `0.3`, `2.08`, `0.000054`. */
export function formatCount(value: number): string {
  return (Math.abs(value) >= 100 ? whole : digits).format(value)
}
