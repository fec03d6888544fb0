/** Says what is wrong with the record at hand. */
export type Fail = (what: string) => never

/** How a binary format wraps records: each is one or more parts, and each part a head, data, and what follows it. */
export interface Framing {
  /** Of a head, which tells how long the part is. */
  readonly headBytes: number
  /** Of a part's data, by its head at `at`. */
  dataBytes(bytes: Buffer, at: number, fail: Fail): number
  /** Of a part with so much data: head, data, and what follows. */
  partBytes(dataBytes: number): number
  /** Checks the whole part at `at`, the record's first or a later one, and tells whether it is the last. */
  isLast(bytes: Buffer, at: number, first: boolean, fail: Fail): boolean
  /** The record `bytes[start…end)` without its framing. A view, where it is of one part. */
  content(bytes: Buffer, start: number, end: number): Buffer
}
