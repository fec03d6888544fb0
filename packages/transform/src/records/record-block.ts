/** Where in an object: how many records came before, and the offset of a byte in what it inflates to. */
export interface Position {
  readonly record: number
  readonly offset: number
}

/**
 * Whole records, one after the other, without an object for each. Record `i` is `bytes[starts[i]…ends[i])`, its
 * delimiter or padding included; between two records there may be bytes of none, such as blank lines that are skipped.
 */
export interface RecordBlock {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** Of the first record. */
  readonly first: Position
  /** Behind the last one: from here a later run goes on. */
  readonly next: Position
}

/** A block whose records were filtered; `input` holds what they were, record for record. */
export interface FilteredBlock extends RecordBlock {
  readonly input?: RecordBlock
}

/** The records of one request. */
export interface MiniBatch {
  /** What is sent, without what the request does not want of them, such as the newline of a single record. */
  readonly body: Uint8Array
  readonly records: FilteredBlock
}
