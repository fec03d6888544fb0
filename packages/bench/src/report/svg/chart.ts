import { element, type Markup } from './element.ts'

/** Of every chart, in units of which its text has 12. */
export const chartWidth = 600

/** A chart that takes the width of its column; `label` is for those who do not see it. */
export function chart(height: number, label: string, ...children: readonly Markup[]): Markup {
  const box = { viewBox: `0 0 ${chartWidth} ${height}`, role: 'img', 'aria-label': label }
  return element('div', { class: 'chart' }, element('svg', box, ...children))
}

/** What the colours of a chart mean. */
export function legend(entries: readonly string[]): Markup {
  const items = entries.map((text, at) =>
    element('li', {}, element('span', { class: `swatch ${seriesClass(at)}` }), text),
  )
  return element('ul', { class: 'legend' }, ...items)
}

/** As many as a cold start has phases; the next series have them again, with dashed lines. */
export const colours = 9

export function seriesClass(at: number): string {
  return `s${at % colours}${at >= colours ? ' again' : ''}`
}

export function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): Markup {
  return element('text', { x, y, 'text-anchor': anchor }, content)
}

export function line(x1: number, y1: number, x2: number, y2: number): Markup {
  return element('line', { x1, y1, x2, y2, class: 'grid' })
}
