import type { RowLayout, Target } from '../rows/row-layout.ts'

/** Puts the values of a record in the model's order, where `targets` are the places of its fields. */
export function columnOrder(
  { inputs }: RowLayout,
  targets: readonly Target[],
): (values: Float64Array) => Float64Array {
  const starts: number[] = []
  let width = 0
  for (const input of inputs) {
    starts.push(width)
    width += input.width
  }
  const places = targets.map(({ input, offset }) => (starts[input] as number) + offset)
  const ordered = new Float64Array(width)
  return (values) => {
    for (let at = 0; at < places.length; at++) ordered[places[at] as number] = values[at] as number
    return ordered
  }
}
