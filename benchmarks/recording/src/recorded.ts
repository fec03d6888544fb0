import type { Machine } from '@inferry/bench/figures'

/** What stands in a `result.recorded.json` beside what was measured. */
export interface Recorded {
  /** ISO 8601, the day. */
  readonly date: string
  /** What repeats the run; with `--record` it writes the file anew. */
  readonly command: string
  readonly machine: Machine
}
