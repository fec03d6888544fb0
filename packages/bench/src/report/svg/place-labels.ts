/** A point of a chart, with what is to stand beside it; nothing if that is empty. */
export interface Dot {
  /** Whose point it is. */
  readonly series: number
  readonly x: number
  readonly y: number
  readonly label: string
}

export interface PlacedLabel {
  readonly series: number
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
  readonly text: string
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What a letter and a line take, in units of a chart, on narrow screens, where text is the largest. */
const letter = 11.5
const line = 18
const radius = 5

/**
 * Puts labels beside their dots, the first ones first, where they hide no dot and no other label and stay within the
 * chart. One without such a place is left out.
 */
export function placeLabels(dots: readonly Dot[], chart: Box): readonly PlacedLabel[] {
  const taken: Box[] = dots.map(({ x, y }) => boxOf(x - radius, x + radius, y - radius, y + radius))
  return dots.flatMap((dot) => {
    const found = placesOf(dot).find(
      ({ box }) => isWithin(box, chart) && taken.every((other) => !overlap(box, other)),
    )
    if (dot.label === '' || found === undefined) return []
    taken.push(found.box)
    return [found.label]
  })
}

/** To the right, then to the left of a dot, above it, then below. */
function placesOf({
  series,
  x,
  y,
  label,
}: Dot): readonly { readonly label: PlacedLabel; readonly box: Box }[] {
  const width = label.length * letter
  return (['start', 'end'] as const).flatMap((anchor) =>
    [y - 7, y + 18].map((baseline) => {
      const near = anchor === 'start' ? x + 7 : x - 7
      const [left, right] = anchor === 'start' ? [near, near + width] : [near - width, near]
      return {
        label: { series, x: near, y: baseline, anchor, text: label },
        box: boxOf(left, right, baseline - line + 4, baseline + 4),
      }
    }),
  )
}

function boxOf(left: number, right: number, top: number, bottom: number): Box {
  return { left, right, top, bottom }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function isWithin(box: Box, chart: Box): boolean {
  return (
    box.left >= chart.left && box.right <= chart.right && box.top >= chart.top && box.bottom <= chart.bottom
  )
}
