import { InferryError } from '@inferry/core'
import { newFloats } from './floats.ts'
import { presenceCodes, treeFields } from './layout.ts'
import type { EnsembleWalker } from './scores.ts'
import type { Section } from './section/read-section.ts'

/**
 * Adds the leaves of `rows` rows of `x` to `values`, which are 0; where `present` is given it notes there which targets
 * got a weight, unless they always or never do.
 */
export type AddScores = (
  x: Float32Array | Float64Array,
  rows: number,
  columns: number,
  values: Float32Array | Float64Array,
  present: Uint8Array | undefined,
) => void

/** What all ways of walking have in common; `excess` is what the check of the trees gave. */
export function createWalker(
  { header, presence, trees: entries }: Section,
  excess: number,
  add: AddScores,
): EnsembleWalker {
  const { features, targets, precision, aggregate, trees } = header
  const always = presence.map((code) => (code === presenceCodes.always ? 1 : 0))
  const allAlways = !always.includes(0)
  let steps = 0
  for (let at = 0; at < entries.length; at += treeFields.size)
    steps += entries[at + treeFields.depth] as number
  return {
    features,
    targets,
    precision,
    steps,
    excess,
    scores(x, rows, columns) {
      if (columns < features || rows < 0 || x.length < rows * columns)
        throw new InferryError(
          'INTERNAL',
          `${x.length} values are no ${rows} rows of ${columns} columns, of which the ensemble reads ${features}`,
        )
      const values = newFloats(header, rows * targets)
      const present = allAlways ? undefined : new Uint8Array(rows * targets)
      for (let row = 0; present !== undefined && row < rows; row++) present.set(always, row * targets)
      add(x, rows, columns, values, present)
      if (aggregate === 'average')
        for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) / trees
      return present === undefined ? { values } : { values, present }
    },
  }
}
