import { InferryError } from '@inferry/core'
import type { Position } from './record-block.ts'

/** The record at this place cannot be told from what follows it. */
export function malformedRecord(at: Position, what: string): InferryError {
  return new InferryError('MALFORMED_BODY', `${named(at)} ${what}`, { location: { record: at.record } })
}

/** The record at this place has more bytes than a request may. `hint` says what else it may be. */
export function largeRecord(at: Position, maxBytes: number, hint = ''): InferryError {
  return new InferryError(
    'PAYLOAD_TOO_LARGE',
    `${named(at)} has more than the ${maxBytes} bytes that a request may have; raise maxPayloadInMB (100 at most)${hint}`,
    { location: { record: at.record } },
  )
}

function named({ record, offset }: Position): string {
  return `record ${record}, which begins at byte ${offset},`
}
