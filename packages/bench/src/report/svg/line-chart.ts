import { chart, chartWidth, legend, line, seriesClass, text } from './chart.ts'
import { element, type Markup } from './element.ts'
import { placeLabels } from './place-labels.ts'
import type { Scale } from './scale.ts'

export interface Series {
  readonly name: string
  readonly points: readonly {
    readonly x: number
    readonly y: number
    /** Makes it a dot, with this beside it where there is room, unless it is empty. */
    readonly label?: string
  }[]
}

export interface Axis {
  readonly scale: Scale
  readonly title: string
  show(tick: number): string
}

/** The room within the axes; around it text is as large as on narrow screens. */
export const plot = { left: 66, right: chartWidth - 24, top: 40, bottom: 290 } as const

/** Curves over two axes. */
export function lineChart(label: string, x: Axis, y: Axis, series: readonly Series[]): Markup {
  const grid = [
    ...x.scale.ticks.flatMap((tick) => [
      line(x.scale(tick), plot.top, x.scale(tick), plot.bottom),
      text(x.scale(tick), plot.bottom + 24, x.show(tick), 'middle'),
    ]),
    ...y.scale.ticks.flatMap((tick) => [
      line(plot.left, y.scale(tick), plot.right, y.scale(tick)),
      text(plot.left - 6, y.scale(tick) + 4, y.show(tick), 'end'),
    ]),
    text(4, 14, y.title, 'start'),
    text(plot.right, plot.bottom + 46, x.title, 'end'),
  ]
  const curves = series.map(({ name, points }, at) => {
    const places = points.map((point) => ({ ...point, x: x.scale(point.x), y: y.scale(point.y) }))
    const path = places.map(
      (place, nth) => `${nth === 0 ? 'M' : 'L'}${place.x.toFixed(1)} ${place.y.toFixed(1)}`,
    )
    const dots = places.flatMap(({ label, ...place }) =>
      label === undefined ? [] : [{ series: at, ...place, label }],
    )
    const circles = dots.map((dot) => element('circle', { cx: dot.x, cy: dot.y, r: 4 }))
    const title = element('title', {}, name)
    const shapes = [title, element('path', { d: path.join('') }), ...circles]
    return { dots, markup: element('g', { class: `curve ${seriesClass(at)}` }, ...shapes) }
  })
  const labels = placeLabels(
    curves.flatMap(({ dots }) => dots),
    { left: plot.left, right: chartWidth, top: 0, bottom: plot.bottom },
  )
  const drawn = [
    ...curves.map(({ markup }) => markup),
    ...labels.map((one) =>
      element('g', { class: `beside ${seriesClass(one.series)}` }, text(one.x, one.y, one.text, one.anchor)),
    ),
  ]
  const names = series.map(({ name }) => name)
  return element('figure', {}, legend(names), chart(plot.bottom + 54, label, ...grid, ...drawn))
}
