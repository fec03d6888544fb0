import { constants } from 'node:os'
import { type ErrorCode, InferryError } from '@inferry/core'
import { mayPass } from '@inferry/transform'

/**
 * What the process ends with, for whoever decides whether it is started again: `evaluateOnExit` of AWS Batch, `Retry` of
 * Step Functions. A process that a signal ended has 128 and the signal's number, as shells have it: 143 for SIGTERM.
 *
 * Source of the numbers above 63: `sysexits.h`.
 */
export const exitCodes = {
  /** All is done; in a queue's case, there was nothing to do for long enough. */
  done: 0,
  /** Some objects failed by what they hold: to try again is of no use. */
  failed: 1,
  /** Someone has to set something right: a setting, a permission, the artifact. */
  configuration: 64,
  /** A fault of ours. Node itself would end with 1. */
  software: 70,
  /** It may pass: storage, memory, a model that did not get ready. To try again goes on where it was. */
  temporary: 75,
} as const

export function signalExitCode(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal]
}

const settable: ReadonlySet<ErrorCode> = new Set([
  'ENGINE_UNAVAILABLE',
  'INVALID_ARTIFACT',
  'INVALID_CONFIGURATION',
  // Of the input as a whole: there is nothing there, or no bucket.
  'OBJECT_NOT_FOUND',
  'STORAGE_DENIED',
])

/** Of an error that ended the worker, and no object alone. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof InferryError) || error.code === 'INTERNAL') return exitCodes.software
  if (settable.has(error.code)) return exitCodes.configuration
  return mayPass(error) ? exitCodes.temporary : exitCodes.software
}
