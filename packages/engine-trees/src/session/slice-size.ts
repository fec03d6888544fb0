/** How long a slice should take, in milliseconds: the event loop turns after each. */
const wantedMs = 8

/** Elements of all values of a slice: what its memory is bounded by. */
const maxElements = 2 ** 20

export interface SliceSize {
  /** Rows of the next slice. */
  readonly rows: number
  /** Learns from a slice that took `ms`. */
  learn(rows: number, ms: number): void
}

/** Rows that a slice has, so that it takes some milliseconds whatever the model and the machine. */
export function createSliceSize(columns: number): SliceSize {
  const most = Math.max(1, Math.floor(maxElements / Math.max(columns, 1)))
  let rows = Math.min(256, most)
  return {
    get rows() {
      return rows
    },
    learn(done, ms) {
      if (ms > 2 * wantedMs) rows = Math.max(1, done >> 1)
      else if (ms < wantedMs / 2 && done >= rows) rows = Math.min(most, rows * 2)
    },
  }
}
