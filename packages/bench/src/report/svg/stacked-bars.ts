import { showNumber, showTick } from '../show-figures.ts'
import { chart, chartWidth, legend, line, seriesClass, text } from './chart.ts'
import { element, type Markup } from './element.ts'
import { linearScale } from './scale.ts'

export interface Bar {
  readonly name: string
  /** Written beside the name. */
  readonly note: string
  /** One for each of the parts' names, undefined where it is not known. */
  readonly values: readonly (number | undefined)[]
}

const rowHeight = 40
const barHeight = 16

/** Bars of parts that add up, each below its name. */
export function stackedBars(
  label: string,
  unit: string,
  parts: readonly string[],
  bars: readonly Bar[],
): Markup {
  const sums = bars.map(({ values }) => values.reduce<number>((sum, value = 0) => sum + value, 0))
  const x = linearScale(Math.max(...sums, 1e-3), 4, chartWidth - 30)
  const bottom = bars.length * rowHeight + 4
  const axis = x.ticks.flatMap((tick) => [
    line(x(tick), 8, x(tick), bottom),
    text(
      x(tick),
      bottom + 16,
      `${tick === 0 ? '' : showTick(tick)}${tick === x.ticks.at(-1) ? ` ${unit}` : ''}`,
      'middle',
    ),
  ])
  const rows = bars.flatMap(({ name, note, values }, row) => {
    const top = row * rowHeight + 4
    let sum = 0
    const rects = values.flatMap((value, at) => {
      if (value === undefined) return []
      const from = x(sum)
      sum += value
      const box = { x: from, y: top + 18, width: Math.max(0, x(sum) - from), height: barHeight }
      const title = element('title', {}, `${name}: ${parts[at]} ${showNumber(value)} ${unit}`)
      return element('rect', { ...box, class: seriesClass(at) }, title)
    })
    return [text(4, top + 12, `${name}: ${note}`, 'start'), ...rects]
  })
  return element('figure', {}, legend(parts), chart(bottom + 24, label, ...axis, ...rows))
}
