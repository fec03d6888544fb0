/**
 * A compiled ensemble, as a section of a file: little-endian, each area starting at a multiple of 8 bytes.
 *
 * | area | elements | holds |
 * |---|---|---|
 * | header | 16 × uint32 | {@link magic}, {@link layoutVersion}, {@link Header} in its order, then zeros |
 * | presence | `targets` × uint8 | {@link presenceCodes}: whether each target gets a weight from some tree |
 * | columns | `columns` × uint32 | what each column of the scratch row is: feature × 2 + (NaN goes left ? 1 : 0) |
 * | trees | `trees` × 4 uint32 | the root's record, the segment's first record, the target (leaf kind `weight`), the depth |
 * | records | `records` × 8 or 16 bytes | decisions and leaves |
 * | leaf rows | `leaves` × `targets` × float | with leaf kind `dense`: what a leaf adds to each target |
 * | leaf starts | (`leaves` + 1) × uint32 | with leaf kind `sparse`: where each leaf's pairs start |
 * | pair targets | `pairs` × uint32 | with leaf kind `sparse` |
 * | pair weights | `pairs` × float | with leaf kind `sparse` |
 *
 * A float has the ensemble's precision. A **narrow record** is 8 bytes: a uint32 with the column in its low 12 bits and
 * the child in the others, and an int32 threshold key (see `floatKey`). A **wide record** is 16 bytes: a float64
 * threshold, then column and child as uint32. An ensemble is narrow if it is float32 and all fits.
 *
 * Columns are counted from 1. A walk at a record goes on at `child` if `x[column] <= threshold`, else at `child + 1`:
 * siblings stand beside each other, and always behind their parents. A **leaf** has column 0, whose value is lower than
 * any threshold, and itself for its child, so that a walk that goes on stays. What would be its threshold is its
 * payload: its weight (in a narrow record the float32's bits), or its index among the leaves.
 *
 * Children are counted from the start of their tree's segment: segments cut the records in pieces within which 20 bits
 * reach; most ensembles are one piece. The depth is a hint of how far to walk before the first test for leaves.
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

/** Bits of a narrow record's column; the others are the child's. */
export const columnBits = 12
export const maxNarrowColumns = (1 << columnBits) - 1
/** In a segment of narrow records. */
export const maxSegment = 2 ** (32 - columnBits)
/** A tree's entry, in uint32. */
export const treeFields = { root: 0, segment: 1, target: 2, depth: 3, size: 4 } as const
/** More are not believed: a model that has them is damaged. */
export const maxTargets = 2 ** 20

/** Where each area starts, in bytes, and the size of all. */
export interface Areas {
  readonly presence: number
  readonly columns: number
  readonly trees: number
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
    trees: place(trees * 4 * treeFields.size),
    records: place(header.records * header.recordBytes),
    leafRows: place(leafKind === 'dense' ? leaves * targets * floatBytes : 0),
    leafStarts: place(sparse * (leaves + 1) * 4),
    pairTargets: place(sparse * pairs * 4),
    pairWeights: place(sparse * pairs * floatBytes),
    size,
  }
}
