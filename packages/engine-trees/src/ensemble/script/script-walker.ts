import { average } from '../average.ts'
import { checkRows } from '../check-rows.ts'
import { newFloats } from '../floats.ts'
import { newPresence } from '../presence.ts'
import type { EnsembleWalker } from '../scores.ts'
import type { Section } from '../section/read-section.ts'
import { leafSums } from './leaf-sums.ts'
import { createNarrowWalk } from './narrow-walk.ts'
import type { RowWalk } from './row-walk.ts'
import { createWideWalk } from './wide-walk.ts'

/** Walks row by row; the row walk may be another than JavaScript's. */
export function createScriptWalker(section: Section, rowWalk?: RowWalk): EnsembleWalker {
  const { features, targets, precision, recordBytes } = section.header
  const walk = rowWalk ?? (recordBytes === 8 ? createNarrowWalk(section) : createWideWalk(section))
  const add = leafSums(section, walk)
  const presence = newPresence(section)
  return {
    features,
    targets,
    precision,
    scores(x, rows, columns) {
      checkRows(x.length, rows, columns, features)
      const values = newFloats(section.header, rows * targets)
      const present = presence(rows)
      for (let row = 0; row < rows; row++) {
        walk.walk(x, row * columns)
        add(values, row * targets, present)
      }
      average(section.header, values)
      return present === undefined ? { values } : { values, present }
    },
  }
}
