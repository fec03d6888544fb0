import { InferryError } from '@inferry/core'
import { columnBits, maxNarrowColumns, presenceCodes } from '../layout.ts'
import type { EnsembleWalker, Scores } from '../scores.ts'
import type { Section } from '../section/read-section.ts'

/** Walks in plain JavaScript. */
export function createScriptWalker(section: Section): EnsembleWalker {
  const { header, areas, bytes, presence, columns, roots, treeTargets } = section
  const { targets, trees, precision, aggregate, leafKind } = header
  const narrow = header.recordBytes === 8
  const single = precision === 'float32'
  const at = bytes.byteOffset + areas.records
  const ints = new Int32Array(bytes.buffer, at, (header.records * header.recordBytes) / 4)
  const floats = single && narrow ? new Float32Array(bytes.buffer, at, header.records * 2) : undefined
  const doubles = narrow ? undefined : new Float64Array(bytes.buffer, at, header.records * 2)
  const FloatArray = single ? Float32Array : Float64Array
  const leafRows = new FloatArray(
    bytes.buffer,
    bytes.byteOffset + areas.leafRows,
    leafKind === 'dense' ? header.leaves * targets : 0,
  )
  const starts = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset + areas.leafStarts,
    leafKind === 'sparse' ? header.leaves + 1 : 0,
  )
  const pairTargets = new Uint32Array(bytes.buffer, bytes.byteOffset + areas.pairTargets, header.pairs)
  const pairWeights = new FloatArray(bytes.buffer, bytes.byteOffset + areas.pairWeights, header.pairs)
  const round = single ? Math.fround : (value: number) => value

  const keys = new Int32Array(columns.length + 1)
  const numbers = new Float64Array(columns.length + 1)
  const raw = new Float32Array(1)
  const rawBits = new Int32Array(raw.buffer)

  function fill(x: Float32Array | Float64Array, start: number): void {
    for (let column = 0; column < columns.length; column++) {
      const source = columns[column] as number
      const value = x[start + (source >>> 1)] as number
      if (narrow) {
        raw[0] = value + 0
        const bits = rawBits[0] as number
        const key = bits ^ ((bits >> 31) & 0x7fffffff)
        // A NaN of either sign, or of a payload of its own, is none of the keys that numbers have.
        keys[column] = !Number.isNaN(value) ? key : (source & 1) === 1 ? -0x80000000 : 0x7fffffff
      } else {
        const number = round(value)
        numbers[column] = !Number.isNaN(number) || (source & 1) === 0 ? number : Number.NEGATIVE_INFINITY
      }
    }
    keys[columns.length] = -0x80000000
    numbers[columns.length] = Number.NEGATIVE_INFINITY
  }

  function leafOf(root: number): number {
    let record = root
    if (doubles === undefined) {
      for (;;) {
        const word = ints[record * 2 + 1] as number
        const step = word >>> columnBits
        if (step === 0) return record
        record += step + ((keys[word & maxNarrowColumns] as number) > (ints[record * 2] as number) ? 1 : 0)
      }
    }
    for (;;) {
      const step = ints[record * 4 + 3] as number
      if (step === 0) return record
      const left = (numbers[ints[record * 4 + 2] as number] as number) <= (doubles[record * 2] as number)
      record += step + (left ? 0 : 1)
    }
  }

  function payload(record: number): number {
    if (doubles !== undefined) return doubles[record * 2] as number
    return leafKind === 'weight' ? (floats?.[record * 2] as number) : (ints[record * 2] as number) >>> 0
  }

  return {
    features: header.features,
    targets,
    precision,
    scores(x, rows, width): Scores {
      if (width < header.features || x.length < rows * width)
        throw new InferryError('INTERNAL', `${x.length} values are no ${rows} rows of ${width} columns`)
      const values = new FloatArray(rows * targets)
      const some = presence.some((code) => code !== presenceCodes.always)
      const present = some ? new Uint8Array(rows * targets) : undefined
      for (let row = 0; row < rows; row++) {
        fill(x, row * width)
        const out = row * targets
        for (let target = 0; present !== undefined && target < targets; target++)
          present[out + target] = presence[target] === presenceCodes.always ? 1 : 0
        for (let tree = 0; tree < trees; tree++) {
          const leaf = payload(leafOf(roots[tree] as number))
          if (leafKind === 'weight') {
            const to = out + (treeTargets[tree] as number)
            values[to] = (values[to] as number) + leaf
          } else if (leafKind === 'dense') {
            for (let target = 0; target < targets; target++)
              values[out + target] =
                (values[out + target] as number) + (leafRows[leaf * targets + target] as number)
          } else {
            for (let pair = starts[leaf] as number; pair < (starts[leaf + 1] as number); pair++) {
              const to = out + (pairTargets[pair] as number)
              const weight = pairWeights[pair] as number
              const before = values[to] as number
              if (aggregate === 'sum' || aggregate === 'average') values[to] = before + weight
              else if (!seen[to - out] || (aggregate === 'min' ? weight < before : weight > before))
                values[to] = weight
              seen[to - out] = 1
              if (present !== undefined) present[to] = 1
            }
          }
        }
        seen.fill(0)
        if (aggregate === 'average')
          for (let target = 0; target < targets; target++)
            values[out + target] = (values[out + target] as number) / trees
      }
      return present === undefined ? { values } : { values, present }
    },
  }
}
const seen = new Uint8Array(1 << 20)
