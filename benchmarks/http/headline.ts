import type { Figure } from '@inferry/benchmark-recording'

export interface Result {
  readonly rounds: number
  /** Of each load. */
  readonly seconds: number
  readonly model: string
  readonly rowsPerRequest: number
  /** By server and number of connections. */
  readonly results: Readonly<
    Record<
      string,
      {
        readonly requestsPerSecond: number
        readonly ratioToBare: number
        readonly p50Milliseconds: number
        readonly p99Milliseconds: number
      }
    >
  >
}

const goals = { onnxruntime: 0.65, trees: 0.8 }

export function headline({ results }: Result): readonly Figure[] {
  return Object.entries(goals).flatMap(([engine, goal]) =>
    ['1 connection', '32 connections'].flatMap((connections): Figure[] => {
      const found = results[`inferry, ${engine}, ${connections}`]
      const name = `rate to a bare route's, ${engine}, ${connections}`
      return found === undefined ? [] : [{ name, value: found.ratioToBare, unit: '×', better: 'more', goal }]
    }),
  )
}
