import type { Figure } from '../../benchmarks/recording/src/figure.ts'
import { showValue } from './show-figure.ts'

/** A line for each figure: what it is now, what was recorded, the ratio of the two and which way is better. */
export function compareFigures(now: readonly Figure[], recorded: readonly Figure[]): readonly string[] {
  const rows = now.map((figure) => {
    const other = recorded.find(({ name }) => name === figure.name)
    return [
      figure.name,
      showValue(figure.value, figure),
      other === undefined ? 'not recorded' : `recorded ${showValue(other.value, other)}`,
      showRatio(figure.value, other?.value),
      `${figure.better} is better`,
    ]
  })
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}

/** Empty where a ratio says nothing. */
function showRatio(now: number, recorded = 0): string {
  return now >= 0 && recorded > 0 ? `ratio ${(now / recorded).toFixed(2)}` : ''
}
