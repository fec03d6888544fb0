import { toInferryError } from '@inferry/core'
import type { Io } from './io.ts'

/** Says what went wrong, and has the process end with 1. */
export function complain(error: unknown, io: Pick<Io, 'note' | 'exitCode'>): void {
  const { code, message } = toInferryError(error)
  io.note(`inferry: ${message} [${code}]`)
  io.exitCode(1)
}
