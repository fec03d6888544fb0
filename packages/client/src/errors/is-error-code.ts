import { type ErrorCode, errorStatus } from '@inferry/core'

/** Whether it is a code of core's table; a newer door may have others. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorStatus, code)
}
