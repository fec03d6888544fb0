import type { Payload } from '@inferry/core'

/** Where the answers go that no caller waits for. */
export interface Outputs {
  /** Takes the answers of messages; absent when nothing was configured for them. */
  readonly write: WriteAnswer | undefined
  readonly storage: ObjectStorage
}

/** Writes a message's answer, once more if called once more. Rejects with an `InferryError`. */
export type WriteAnswer = (answer: Payload, message: MessageOrigin, signal: AbortSignal) => Promise<void>

/** The message that an answer belongs to. */
export interface MessageOrigin {
  readonly messageId: string
  /** The order it belongs to, of a FIFO queue. */
  readonly groupId?: string
  /** Where it came from. */
  readonly queueArn?: string
}

/** Objects in, objects out. What it rejects with is an `InferryError`. */
export interface ObjectStorage {
  /** Inflated, with the content type that the object, or else its key, tells. */
  read(object: ObjectName, signal: AbortSignal): Promise<Payload>
  write(object: ObjectName, answer: Payload, signal: AbortSignal): Promise<void>
  /** Where the answer to an object goes. */
  answerTo(object: ObjectName): ObjectName
}

export interface ObjectName {
  readonly bucket: string
  /** As S3 has it, not URL-encoded. */
  readonly key: string
  /** The newest unless given. */
  readonly versionId?: string
}

/** What every key of an answer ends in; objects whose keys do are no questions. */
export const answerEnding = '.out'
