import { createWalker } from '../create-walker.ts'
import type { EnsembleWalker } from '../scores.ts'
import type { Section } from '../section/read-section.ts'
import { leafSums } from './leaf-sums.ts'
import { createNarrowWalk } from './narrow-walk.ts'
import type { RowWalk } from './row-walk.ts'
import { createWideWalk } from './wide-walk.ts'

/** Walks row by row and adds up leaves in JavaScript; the walk may be another's. */
export function createScriptWalker(section: Section, excess: number, rowWalk?: RowWalk): EnsembleWalker {
  const { targets, recordBytes } = section.header
  const walk = rowWalk ?? (recordBytes === 8 ? createNarrowWalk(section) : createWideWalk(section))
  const add = leafSums(section, walk)
  return createWalker(section, excess, (x, rows, columns, values, present) => {
    for (let row = 0; row < rows; row++) {
      walk.walk(x, row * columns)
      add(values, row * targets, present)
    }
  })
}
