/** Requests as they come. */
export interface Trace {
  /** When each comes, ascending. Seconds from the start. */
  readonly times: Float64Array
  /** How long each computes when it is warm, in the same order. Milliseconds. */
  readonly durationsMs: Float64Array
  /** How long the trace is, to the end of what was watched. */
  readonly seconds: number
}
