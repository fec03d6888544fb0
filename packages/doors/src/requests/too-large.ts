import { InferryError } from '@inferry/core'

/** `what` has more bytes than may come in. `remedy`: what its sender can do. */
export function tooLarge(
  what: string,
  limit: number,
  cause?: unknown,
  remedy = 'send fewer rows in a request',
): InferryError {
  return new InferryError(
    'PAYLOAD_TOO_LARGE',
    `${what} is larger than ${limit} bytes, the limit; ${remedy}`,
    {
      cause,
    },
  )
}
