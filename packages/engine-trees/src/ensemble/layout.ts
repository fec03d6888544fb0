/**
 * A compiled ensemble, as a section of a file: little-endian, each area starting at a multiple of 8 bytes.
 *
 * | area | elements | holds |
 * |---|---|---|
 * | header | 16 × uint32 | {@link Header} in the order of {@link headerFields}, then zeros |
 * | presence | `targets` × uint8 | {@link presenceCodes}: whether each target gets a weight from some tree |
 * | columns | `columns` × uint32 | what each column of the scratch row is: feature × 2 + (NaN goes left ? 1 : 0) |
 * | roots | `trees` × uint32 | the record of each tree's root |
 * | tree targets | `trees` × uint32 | with leaf kind `weight`: the target that the tree's leaves add to |
 * | records | `records` × 8 or 16 bytes | decisions and leaves |
 * | leaf rows | `leaves` × `targets` × float | with leaf kind `dense`: what a leaf adds to each target |
 * | leaf starts | (`leaves` + 1) × uint32 | with leaf kind `sparse`: where each leaf's pairs start |
 * | pair targets | `pairs` × uint32 | with leaf kind `sparse` |
 * | pair weights | `pairs` × float | with leaf kind `sparse` |
 *
 * A float has the ensemble's precision. A **narrow record** is 8 bytes: an int32 threshold key (see `floatKey`) and a
 * uint32 with the column in its low 12 bits and the step in the others. A **wide record** is 16 bytes: a float64
 * threshold, the column and the step as uint32.
 *
 * A walk is at a record `r`: with `x[column] <= threshold` it goes on at `r + step`, else at `r + step + 1`, so
 * siblings stand beside each other, and children after their parents. A **leaf** has step 0 and the column `columns`,
 * whose value is lower than any threshold, so that a walk that goes on stays there. What would be the leaf's threshold
 * is its payload: the weight (in a narrow record its float32 bits) or its index among the leaves.
 *
 * An ensemble is narrow if it is float32 and its columns and steps fit, else wide.
 */
export interface Header {
  readonly recordBytes: 8 | 16
  readonly precision: 'float32' | 'float64'
  readonly aggregate: 'sum' | 'average' | 'min' | 'max'
  readonly leafKind: 'weight' | 'dense' | 'sparse'
  readonly features: number
  readonly targets: number
  readonly trees: number
  readonly columns: number
  readonly records: number
  readonly leaves: number
  readonly pairs: number
}

export const magic = 0x4654_4e49
export const layoutVersion = 1
export const headerBytes = 64

export const precisions = ['float32', 'float64'] as const
export const aggregates = ['sum', 'average', 'min', 'max'] as const
export const leafKinds = ['weight', 'dense', 'sparse'] as const
/** `some`: it depends on the row. */
export const presenceCodes = { never: 0, always: 1, some: 2 } as const

/** Bits of a narrow record's column. */
export const columnBits = 12
export const maxNarrowColumns = (1 << columnBits) - 1
export const maxNarrowStep = 2 ** (32 - columnBits) - 1
/** More are not believed: a model that has them is damaged. */
export const maxTargets = 2 ** 20

/** Where each area starts, in bytes, and the size of all. */
export interface Areas {
  readonly presence: number
  readonly columns: number
  readonly roots: number
  readonly treeTargets: number
  readonly records: number
  readonly leafRows: number
  readonly leafStarts: number
  readonly pairTargets: number
  readonly pairWeights: number
  readonly size: number
}

export function areasOf(header: Header): Areas {
  const { leafKind, targets, trees, leaves, pairs } = header
  const floatBytes = header.precision === 'float32' ? 4 : 8
  let size = headerBytes
  function place(bytes: number): number {
    const start = size
    size = Math.ceil((start + bytes) / 8) * 8
    return start
  }
  const sparse = leafKind === 'sparse' ? 1 : 0
  return {
    presence: place(targets),
    columns: place(header.columns * 4),
    roots: place(trees * 4),
    treeTargets: place(leafKind === 'weight' ? trees * 4 : 0),
    records: place(header.records * header.recordBytes),
    leafRows: place(leafKind === 'dense' ? leaves * targets * floatBytes : 0),
    leafStarts: place(sparse * (leaves + 1) * 4),
    pairTargets: place(sparse * pairs * 4),
    pairWeights: place(sparse * pairs * floatBytes),
    size,
  }
}
