import { formatBytes } from '@inferry/core'
import type { Violation } from '../bill/bill.ts'
import { formatCount } from '../bill/format-count.ts'

/** A violation of a limit if a body is larger than it may be. Bytes. */
export function bodyViolations(
  requestBytes: number,
  responseBytes: number,
  limit: number,
  where: string,
): readonly Violation[] {
  return [
    ...beyond(requestBytes, limit, `a request of ${formatBytes(requestBytes)}`),
    ...beyond(responseBytes, limit, `an answer of ${formatBytes(responseBytes)}`),
  ].map((what) => ({
    kind: 'limit',
    message: `${what} is more than the ${limit / 1024 ** 2} MiB that ${where} takes; put it in S3 and send its name`,
  }))
}

/** A violation of a limit if a request takes longer than it may. */
export function timeViolations(
  milliseconds: number,
  limitSeconds: number,
  where: string,
): readonly Violation[] {
  return beyond(milliseconds / 1000, limitSeconds, `a request of ${formatCount(milliseconds / 1000)} s`).map(
    (what) => ({
      kind: 'limit',
      message: `${what} is longer than the ${limitSeconds} s that ${where} waits; split it, or use a job`,
    }),
  )
}

function beyond(value: number, limit: number, what: string): readonly string[] {
  return value > limit ? [what] : []
}
