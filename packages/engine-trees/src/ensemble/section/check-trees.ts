import { sectionFault } from '../ensemble-fault.ts'
import { treeFields } from '../layout.ts'
import type { CheckRecords } from './check-records.ts'
import type { Section } from './read-section.ts'
import { treeHeights } from './tree-heights.ts'

/**
 * Checks every record that a walk can come to. Gives the steps that a row's walks may take beyond one for each record:
 * a small file whose trees share their records can ask for any number of them.
 */
export function checkTrees(section: Section, check: CheckRecords): number {
  const { records } = section.header
  let apart = true
  let steps = 0
  let start = -1
  for (const range of rangesOf(section)) {
    if (check(range.start, range.first, range.end) !== range.end) {
      // The trees share records, which are checked as a whole then, or some record is damaged.
      if (range.start !== start) checkSegment(range.start, range.segmentEnd, check)
      start = range.start
      apart = false
    }
    // A tree that stays in a range of its own has two records a step there.
    steps += range.roots * ((range.end - range.first) >> 1)
  }
  if (!apart || steps > records) steps = treeHeights(section).reduce((sum, height) => sum + height, 0)
  return Math.max(steps - records, 0)
}

function checkSegment(start: number, end: number, check: CheckRecords): void {
  const bad = check(start, start, end)
  if (bad !== end) throw sectionFault(`record ${bad} is neither a possible leaf nor a possible decision`)
}

/** Records from `first` to before `end`, and how many trees start there. */
interface Range {
  readonly first: number
  readonly end: number
  readonly roots: number
  /** Its segment's. */
  readonly start: number
  readonly segmentEnd: number
}

/** The segments, cut before each root but their first. */
function rangesOf({ header, trees, segments }: Section): readonly Range[] {
  const roots = new Uint32Array(header.trees)
  for (let tree = 0; tree < header.trees; tree++)
    roots[tree] = trees[tree * treeFields.size + treeFields.root] as number
  roots.sort()
  const ranges: Range[] = []
  let tree = 0
  for (const { start, end: segmentEnd } of segments) {
    for (let first = start; first < segmentEnd; ) {
      const root = roots[tree] as number
      let count = 0
      for (; roots[tree] === root; tree++) count++
      const end = Math.min(roots[tree] ?? segmentEnd, segmentEnd)
      ranges.push({ first, end, roots: count, start, segmentEnd })
      first = end
    }
  }
  return ranges
}
