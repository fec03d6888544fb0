import { usualBodyNeed } from './body-need.ts'

const mebibyte = 1024 * 1024

/** For the native library, which the first model loads (28 MiB), and for small requests. */
const base = 32 * mebibyte

/** The largest body that SageMaker sends a multi-model endpoint: it takes real-time requests only. */
const largestBody = 25 * mebibyte

/**
 * Bytes that loading models must leave: so that with as many of them as are let in, a request of the largest size is
 * answered. `bodyLimit` in bytes.
 */
export function reserveFor(bodyLimit: number): number {
  return base + usualBodyNeed(Math.min(bodyLimit, largestBody))
}
