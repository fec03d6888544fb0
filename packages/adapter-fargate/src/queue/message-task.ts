import type { S3Location } from '@inferry/aws'
import type { Payload } from '@inferry/core'

/** What a message asks for. */
export type MessageTask =
  | { readonly kind: 'objects'; readonly objects: readonly S3Location[] }
  | { readonly kind: 'records'; readonly records: Payload; readonly accept?: string }
  /** Such as the test that S3 sends when notifications are set up. */
  | { readonly kind: 'nothing'; readonly reason: string }
