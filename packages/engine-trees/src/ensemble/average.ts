import type { Header } from './layout.ts'

/** Divides sums by the number of trees where the ensemble averages, in the ensemble's precision. */
export function average({ aggregate, trees }: Header, values: Float32Array | Float64Array): void {
  if (aggregate !== 'average') return
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) / trees
}
