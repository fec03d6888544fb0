import { floats } from '../floats.ts'
import { treeFields } from '../layout.ts'
import type { Section } from '../section/read-section.ts'
import type { RowWalk } from './row-walk.ts'

/** Where one row's scores go: `values[start]` is that of the first target, 0 at first; `present` is laid out alike. */
export type AddLeaves = (
  values: Float32Array | Float64Array,
  start: number,
  present: Uint8Array | undefined,
) => void

/** Adds up the leaves of the row that was walked last, in the order of the trees. */
export function leafSums(section: Section, walk: RowWalk): AddLeaves {
  switch (section.header.leafKind) {
    case 'weight':
      return section.header.targets === 1 ? oneTarget(section, walk) : targetOfTree(section, walk)
    case 'dense':
      return leafRows(section, walk)
    case 'sparse':
      return leafPairs(section, walk)
  }
}

function oneTarget({ header }: Section, { weights }: RowWalk): AddLeaves {
  if (header.precision === 'float64')
    return (values, start) => {
      let sum = 0
      for (let tree = 0; tree < header.trees; tree++) sum += weights[tree] as number
      values[start] = sum
    }
  return (values, start) => {
    let sum = 0
    for (let tree = 0; tree < header.trees; tree++) sum = Math.fround(sum + (weights[tree] as number))
    values[start] = sum
  }
}

function targetOfTree({ header, trees }: Section, { weights }: RowWalk): AddLeaves {
  return (values, start) => {
    for (let tree = 0; tree < header.trees; tree++) {
      const at = start + (trees[tree * treeFields.size + treeFields.target] as number)
      values[at] = (values[at] as number) + (weights[tree] as number)
    }
  }
}

function leafRows({ header, areas, bytes }: Section, { leaves }: RowWalk): AddLeaves {
  const { targets } = header
  const rows = floats(header, bytes.buffer, bytes.byteOffset + areas.leafRows, header.leaves * targets)
  return (values, start) => {
    for (let tree = 0; tree < header.trees; tree++) {
      const row = (leaves[tree] as number) * targets
      for (let target = 0; target < targets; target++)
        values[start + target] = (values[start + target] as number) + (rows[row + target] as number)
    }
  }
}

function leafPairs({ header, areas, bytes }: Section, { leaves }: RowWalk): AddLeaves {
  const { targets, aggregate, pairs } = header
  const starts = new Uint32Array(bytes.buffer, bytes.byteOffset + areas.leafStarts, header.leaves + 1)
  const pairTargets = new Uint32Array(bytes.buffer, bytes.byteOffset + areas.pairTargets, pairs)
  const weights = floats(header, bytes.buffer, bytes.byteOffset + areas.pairWeights, pairs)
  const seen = new Uint8Array(targets)
  const adds = aggregate === 'sum' || aggregate === 'average'
  const takes = aggregate === 'min' ? (a: number, b: number) => a < b : (a: number, b: number) => a > b

  return (values, start, present) => {
    seen.fill(0)
    for (let tree = 0; tree < header.trees; tree++) {
      const leaf = leaves[tree] as number
      const end = starts[leaf + 1] as number
      for (let pair = starts[leaf] as number; pair < end; pair++) {
        const target = pairTargets[pair] as number
        const weight = weights[pair] as number
        const before = values[start + target] as number
        if (adds) values[start + target] = before + weight
        // As onnxruntime does: the first weight stands, be it NaN, until one is smaller or larger.
        else if (seen[target] === 0 || takes(weight, before)) values[start + target] = weight
        seen[target] = 1
      }
    }
    present?.set(seen, start)
  }
}
