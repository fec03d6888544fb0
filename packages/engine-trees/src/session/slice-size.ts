import type { BoundProgram } from '../program/bind-program.ts'

/** How long a slice should take, in milliseconds: the event loop turns after each. */
const wantedMs = 8

/** Elements of all values of a slice: what its memory is bounded by. */
const maxElements = 2 ** 20

/** Of walks, and of a slice that nothing is known of: a step takes some nanoseconds. */
const firstSteps = 2 ** 20
const firstRows = 256

export interface SliceSize {
  /** Rows of the next slice; `width` is the columns of the inputs that have any number of them. */
  rows(width: number): number
  /** Learns from a slice that took `ms`. */
  learn(rows: number, ms: number): void
}

/** Rows that a slice has, so that it takes some milliseconds whatever the model and the machine. */
export function createSliceSize({
  columns,
  openValues,
  steps,
}: Pick<BoundProgram, 'columns' | 'openValues' | 'steps'>): SliceSize {
  const room = (width: number) =>
    Math.max(1, Math.floor(maxElements / Math.max(columns + openValues * width, 1)))
  const most = room(0)
  let rows = Math.max(1, Math.min(firstRows, most, Math.floor(firstSteps / Math.max(steps, 1))))
  return {
    rows: (width) => Math.min(rows, room(width)),
    learn(done, ms) {
      if (ms > 2 * wantedMs) rows = Math.max(1, done >> 1)
      else if (ms < wantedMs / 2 && done >= rows) rows = Math.min(most, rows * 2)
    },
  }
}
