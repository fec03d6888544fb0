import { formatMoney } from '@inferry/cost'
import { article, goals } from './article.ts'
import { type MeasuredFunction, type Result, told } from './headline.ts'

/** The table of the README at the root: the article's figures, ours, and whether what was asked for is met. */
export function table(result: Result): string {
  const functions = told(result)
  const { coldShare, billedMs, costShare } = goals
  return [
    line(
      '',
      `article, ${article.megabytes} MB`,
      ...functions.map(({ megabytes }) => `here, ${megabytes} MB`),
      'asked for',
    ),
    `|---|---:|${functions.map(() => '---:|').join('')}---|`,
    row('cold start', `${article.coldMs} ms`, article.coldMs * coldShare, `at most ${coldShare} of it`, {
      value: ({ coldMs }) => coldMs,
      show: (ms) => `${Math.round(ms)} ms`,
    }),
    row('warm, billed', `${article.warmMs} ms`, billedMs, `at most ${billedMs} ms`, {
      value: (one) => one.billedMs,
      show: (ms) => `${ms} ms`,
    }),
    row(
      'a month',
      `${formatMoney(article.monthUsd)}`,
      article.monthUsd * costShare,
      `at most ${costShare} of it`,
      {
        value: ({ monthUsd }) => monthUsd,
        show: formatMoney,
      },
    ),
  ].join('\n')

  function row(
    what: string,
    theirs: string,
    most: number,
    asked: string,
    { value, show }: { value(one: MeasuredFunction): number; show(value: number): string },
  ): string {
    const ours = functions.map((one) => `${show(value(one))}, ${value(one) <= most ? 'met' : '**not met**'}`)
    return line(what, theirs, ...ours, asked)
  }
}

function line(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
