import { countOf, InferryError } from '@inferry/core'
import { writeByte, writeBytes } from '../byte-writer.ts'
import { indexIn, type JsonPath, type Picker, type Slice, sliceIn } from '../json-path.ts'
import { fieldEnds } from './field-ends.ts'

const comma = 44

/**
 * Picks columns: their bytes as they are, quotes included, in the filter's order. Throws `INVALID_CONFIGURATION` for a
 * filter by name; the picker throws `INVALID_INPUT` for a column that the record has not, or if it picks none.
 *
 * Source: Developer guide, "Associate Prediction Results with Input Records": each row is taken as a JSON array, so
 * only index based JSONPaths can be applied.
 */
export function csvPicker(path: JsonPath, field: string): Picker {
  const [step, below] = path.steps
  if (step?.kind === 'names' || below !== undefined) {
    const why = below ? 'a column has nothing inside' : 'columns of CSV have no names'
    const message = `${field} ${JSON.stringify(path.text)}: ${why}; pick by index, as $[0], $[0,-1] or $[1:] do`
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
  }
  const wanted: readonly (number | Slice)[] =
    step?.kind === 'indexes' ? step.indexes : [{ from: 0, until: undefined }]
  const most = Math.max(...wanted.map(columnsToFind))
  const ends: number[] = []

  return (bytes, start, end, out) => {
    const count = fieldEnds(bytes, start, end, ends, most)
    let any = false
    for (const item of wanted) {
      const [from, until] = typeof item === 'number' ? one(item, count) : sliceIn(count, item)
      if (from >= until) continue
      if (any) writeByte(out, comma)
      const open = typeof item !== 'number' && item.until === undefined
      const behind = open ? end : (ends[until - 1] as number)
      writeBytes(out, bytes, from === 0 ? start : (ends[from - 1] as number) + 1, behind)
      any = true
    }
    if (!any) throw outside(`picks none of the record's ${countOf(count, 'column')}`)
  }

  function one(wanted: number, count: number): readonly [number, number] {
    const index = indexIn(count, wanted)
    if (index >= 0 && index < count) return [index, index + 1]
    throw outside(`picks column ${wanted}, but the record has only ${countOf(count, 'column')}`)
  }

  function outside(what: string): InferryError {
    return new InferryError('INVALID_INPUT', `${field} ${path.text} ${what}`, { location: { field } })
  }
}

/** How many of a record's columns must be found to pick an item. Those behind them are copied, or left, unseen. */
function columnsToFind(item: number | Slice): number {
  if (typeof item === 'number') return item < 0 ? Number.POSITIVE_INFINITY : item + 1
  const { from, until } = item
  if (from < 0 || (until !== undefined && until < 0)) return Number.POSITIVE_INFINITY
  return until ?? from + 1
}
