import type { InferryError } from '@inferry/core'

/** An object as it was when it was listed. */
export interface StoredObject {
  /** Relative to what was listed, with `/` between its parts. */
  readonly key: string
  readonly bytes: number
  /** Differs once the object's content does: S3's ETag; on disk its size, times and inode. */
  readonly version: string
  /** Why it cannot be read, where that is known already: it fails by this, and need not be read. */
  readonly fault?: InferryError
}

/**
 * Where objects are read from: a folder, a prefix of S3. What it rejects with is an `InferryError`, or the signal's reason
 * once that has aborted.
 */
export interface InputStore {
  /** For messages: `s3://bucket/prefix`, or a path. */
  readonly name: string
  /** Each object once, in the order of the keys' UTF-8 bytes, or in a manifest's own. It may be listed again. */
  list(signal?: AbortSignal): AsyncIterable<StoredObject>
  /**
   * The object's bytes from the offset `from` on, up to `until` if given, in chunks that are the taker's to keep. Broken
   * connections are mended inside. Rejects with `OBJECT_NOT_FOUND` for one that is gone and with `OBJECT_CHANGED` for one
   * that is no longer what was listed, if need be at its very end.
   */
  read(object: StoredObject, range: ByteRange, signal?: AbortSignal): AsyncIterable<Uint8Array>
}

export interface ByteRange {
  readonly from: number
  /** Exclusive; to the object's end unless given. */
  readonly until?: number
}

/**
 * Where answers are written. An object appears whole or not at all. What it rejects with is an `InferryError`. A signal ends
 * the wait for what can take long: whether the call was done is not known then.
 */
export interface OutputStore {
  readonly name: string
  /** Rejects with `INVALID_CONFIGURATION` where no object can be written, whatever its key: there is no such bucket. */
  check(signal?: AbortSignal): Promise<void>
  /**
   * Begins the object of that key. With the state of one that an earlier process began, goes on behind its last part;
   * undefined if that is no longer there, and there is nothing to go on with. What is begun anew replaces what was left.
   */
  begin(key: string, contentType: string): Promise<OutputObject>
  resume(key: string, state: OutputState, signal?: AbortSignal): Promise<OutputObject | undefined>
  /** The finished object's version, as `complete` gave it, or undefined. */
  version(key: string, signal?: AbortSignal): Promise<string | undefined>
  /** Removes the finished object, if there is one. */
  remove(key: string): Promise<void>
  /** Small JSON documents about keys, beside the answers but no part of them. */
  readonly states: StateStore
}

/**
 * An object that is being written. Only one call at a time. It holds nothing open between calls: who gives it up, so that
 * a later process goes on, need not end it. After a call that failed it is as it was before.
 */
export interface OutputObject {
  /** The least bytes of a part but the last: S3's 5 MiB and more. */
  readonly partBytes: number
  /** Adds bytes; when it resolves, they outlive this process. */
  append(part: readonly Uint8Array[], signal?: AbortSignal): Promise<void>
  /** What a later process needs to go on behind the last part. JSON. */
  state(): OutputState
  /** Adds the last bytes and makes the object appear, replacing an older one. Gives its version. */
  complete(last: readonly Uint8Array[]): Promise<string>
  /** Drops what was written. Never rejects: what cannot be dropped is left. */
  discard(): Promise<void>
}

export type OutputState = Readonly<Record<string, unknown>>

/** Documents that outlive the process; each is replaced whole. */
export interface StateStore {
  read(key: string, signal?: AbortSignal): Promise<unknown>
  write(key: string, state: unknown, signal?: AbortSignal): Promise<void>
  remove(key: string): Promise<void>
}
