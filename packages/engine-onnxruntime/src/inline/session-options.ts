import type { OrtSessionOptions } from '../ort.ts'

const noSpinning = { allow_spinning: '0' }

/**
 * Threads are always named: left alone, the library counts the host's cores. They do not spin, as a container pays for
 * the idle turns. Severity 4 keeps the native side from printing: its errors reach us as such.
 */
export function sessionOptions(threads: number): OrtSessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 4,
    extra: { session: { intra_op: noSpinning, inter_op: noSpinning } },
  }
}
