import { randomBytes } from 'node:crypto'

/** A trace header of X-Ray for a call that brought none: not sampled. */
export function newTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16)
  return `Root=1-${seconds}-${hex(12)};Parent=${hex(8)};Sampled=0`
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}
