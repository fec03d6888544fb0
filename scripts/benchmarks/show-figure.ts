import type { Figure } from '../../benchmarks/recording/src/figure.ts'

/** A value with its unit, in three significant digits: `59.1 ms`, `378,000 rows/s`, `12.4 ×`. */
export function showValue(value: number, { unit }: Pick<Figure, 'unit'>): string {
  const number = value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
  return unit === '' ? number : `${number} ${unit}`
}

/** What was asked for, such as `at most 10 ms`; undefined where nothing was. */
export function showGoal(figure: Figure): string | undefined {
  if (figure.goal === undefined) return undefined
  return `at ${figure.better === 'less' ? 'most' : 'least'} ${showValue(figure.goal, figure)}`
}

/** Whether a figure is as asked for; undefined where nothing was. */
export function isMet({ value, better, goal }: Figure): boolean | undefined {
  if (goal === undefined) return undefined
  return better === 'less' ? value <= goal : value >= goal
}
