/** A request as a client sends it, to whichever door, and what is known of its answer beforehand. */
export interface RequestCase {
  /** Unique among the cases of a {@link RequestSuite}. */
  readonly name: string
  /** The model that it is about. */
  readonly model: string
  readonly method: string
  /** Percent-encoded, with the query if there is one. */
  readonly path: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly status: number
  /** What the answer's content type begins with; unless given, there is none. */
  readonly contentType?: string
  /** Texts that the answer's body holds, such as `"code":"EMPTY_BODY"`. */
  readonly contains: readonly string[]
}

/** Requests for servers of these artifacts. */
export interface RequestSuite {
  /** The model's name, or `all models`. */
  readonly name: string
  /** The artifacts' folders. */
  readonly paths: readonly string[]
  readonly cases: readonly RequestCase[]
}
