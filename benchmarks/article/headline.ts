import type { Figure } from '@inferry/benchmark-recording'
import { article, goals } from './article.ts'

/** A function of one size. */
export interface MeasuredFunction {
  readonly engine: string
  readonly megabytes: number
  /** Lambda's Init Duration: Node, our modules, the model and its samples. Median, like the others. */
  readonly initMs: number
  /** That and the first request. */
  readonly coldMs: number
  readonly warmMs: number
  readonly p99Ms: number
  /** Of a warm request, each rounded up to a millisecond: the median, and the mean, which is paid. */
  readonly billedMs: number
  readonly meanBilledMs: number
  /** Without cold starts, as the article has it; and if one request in a hundred were cold. */
  readonly monthUsd: number
  readonly monthWithColdStartsUsd: number
  /** The most that its process held. A control group is charged less: what Node's files take is shared. */
  readonly peakMB: number
}

export interface Result {
  /** How memory and CPU share of a size were kept. */
  readonly enforced: { readonly memory: string; readonly cpu: string }
  /** Of which the months are. */
  readonly prices: { readonly region: string; readonly date: string }
  readonly coldStarts: number
  /** Warm requests of each function. */
  readonly requests: number
  /** Between two of them. */
  readonly pauseMs: number
  readonly functions: readonly MeasuredFunction[]
  /** Sizes in which the function did not come to answer, and what became of it. */
  readonly tooSmall: readonly {
    readonly engine: string
    readonly megabytes: number
    readonly reason: string
  }[]
}

/** The smallest function that works, and the one of the article's size; both with trees. */
export function told({ functions }: Result): readonly MeasuredFunction[] {
  const own = functions.filter(({ engine }) => engine === 'trees')
  const [smallest] = own.toSorted((a, b) => a.megabytes - b.megabytes)
  return own.filter((one) => one === smallest || one.megabytes === article.megabytes)
}

export function headline(result: Result): readonly Figure[] {
  return told(result).flatMap(({ megabytes, coldMs, billedMs, monthUsd }): readonly Figure[] => [
    {
      name: `cold start, ${megabytes} MB`,
      value: coldMs,
      unit: 'ms',
      better: 'less',
      goal: article.coldMs * goals.coldShare,
    },
    {
      name: `warm, billed, ${megabytes} MB`,
      value: billedMs,
      unit: 'ms',
      better: 'less',
      goal: goals.billedMs,
    },
    {
      name: `a month, ${megabytes} MB`,
      value: monthUsd,
      unit: 'USD',
      better: 'less',
      goal: article.monthUsd * goals.costShare,
    },
  ])
}
