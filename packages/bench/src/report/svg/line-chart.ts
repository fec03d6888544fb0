import { chart, chartWidth, legend, line, seriesClass, text } from './chart.ts'
import { element, type Markup } from './element.ts'
import type { Scale } from './scale.ts'

export interface Series {
  readonly name: string
  readonly points: readonly {
    readonly x: number
    readonly y: number
    /** Makes it a dot, with this beside it unless it is empty. */
    readonly label?: string
  }[]
}

export interface Axis {
  readonly scale: Scale
  readonly title: string
  show(tick: number): string
}

/** The room within the axes. */
export const plot = { left: 48, right: chartWidth - 24, top: 26, bottom: 276 } as const

/** Curves over two axes. */
export function lineChart(label: string, x: Axis, y: Axis, series: readonly Series[]): Markup {
  const grid = [
    ...x.scale.ticks.flatMap((tick) => [
      line(x.scale(tick), plot.top, x.scale(tick), plot.bottom),
      text(x.scale(tick), plot.bottom + 21, x.show(tick), 'middle'),
    ]),
    ...y.scale.ticks.flatMap((tick) => [
      line(plot.left, y.scale(tick), plot.right, y.scale(tick)),
      text(plot.left - 6, y.scale(tick) + 4, y.show(tick), 'end'),
    ]),
    text(4, 14, y.title, 'start'),
    text(plot.right, plot.bottom + 40, x.title, 'end'),
  ]
  const curves = series.map(({ name, points }, at) => {
    // The first has its labels on the other side, as the next may be close.
    const below = at === 0 ? 18 : -7
    const places = points.map((point) => ({ ...point, x: x.scale(point.x), y: y.scale(point.y) }))
    const path = places.map(
      (place, nth) => `${nth === 0 ? 'M' : 'L'}${place.x.toFixed(1)} ${place.y.toFixed(1)}`,
    )
    const dots = places.flatMap((place) =>
      place.label === undefined
        ? []
        : [
            element('circle', { cx: place.x, cy: place.y, r: 4 }),
            ...(place.label === '' ? [] : [text(place.x + 7, place.y + below, place.label, 'start')]),
          ],
    )
    const title = element('title', {}, name)
    return element(
      'g',
      { class: `curve ${seriesClass(at)}` },
      title,
      element('path', { d: path.join('') }),
      ...dots,
    )
  })
  const names = series.map(({ name }) => name)
  return element('figure', {}, legend(names), chart(plot.bottom + 48, label, ...grid, ...curves))
}
