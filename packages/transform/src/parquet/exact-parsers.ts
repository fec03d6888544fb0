import type { ParquetParsers } from 'hyparquet'

/** Dates and moments as texts of ISO 8601: a `Date` would cut off what is below a millisecond, and give dates a time. */
export const exactParsers = {
  dateFromDays: (days) => new Date(days * 86_400_000).toISOString().slice(0, -'T00:00:00.000Z'.length),
  timestampFromMilliseconds: (millis) => momentText(BigInt(millis) * 1_000_000n),
  timestampFromMicroseconds: (micros) => momentText(BigInt(micros) * 1000n),
  timestampFromNanoseconds: (nanos) => momentText(BigInt(nanos)),
} satisfies Partial<ParquetParsers>

const nanosPerMilli = 1_000_000n

/** With three digits behind the second, or as many more as it has: six, nine. */
function momentText(nanos: bigint): string {
  const below = ((nanos % nanosPerMilli) + nanosPerMilli) % nanosPerMilli
  const text = new Date(Number((nanos - below) / nanosPerMilli)).toISOString()
  if (below === 0n) return text
  const digits = below.toString().padStart(6, '0')
  return `${text.slice(0, -1)}${digits.endsWith('000') ? digits.slice(0, 3) : digits}Z`
}
