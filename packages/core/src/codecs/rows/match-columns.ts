import { InferryError } from '../../errors/inferry-error.ts'
import { showNames, showValue } from '../show-value.ts'
import { knownNames } from './row-fault.ts'
import type { RowLayout, Target } from './row-layout.ts'

/**
 * The places of named columns, in the order given. Throws `INVALID_INPUT` unless every column of the model is
 * there once and no other; `where` says where the names stand, such as `the header`.
 */
export function matchColumns(layout: RowLayout, names: readonly string[], where: string): readonly Target[] {
  if (!layout.named) {
    const unnamed = layout.inputs.filter((input) => input.columns === undefined).map(({ name }) => name)
    const message = `${where} names columns, but the model has no column names for ${showNames(unnamed)}; send rows without names`
    throw new InferryError('INVALID_INPUT', message)
  }
  const seen = new Set<string>()
  const targets = names.map((name) => {
    const target = layout.columns.get(name)
    if (target === undefined) {
      throw fault(name, `${where} has the unknown column ${showValue(name)}; known are ${knownNames(layout)}`)
    }
    if (seen.has(name)) throw fault(name, `${where} has the column ${showValue(name)} twice`)
    seen.add(name)
    return target
  })
  if (seen.size < layout.columns.size) {
    const missing = [...layout.columns.keys()].filter((name) => !seen.has(name))
    throw fault(
      missing[0] as string,
      `${where} lacks the column${missing.length > 1 ? 's' : ''} ${showNames(missing)}`,
    )
  }
  return targets
}

function fault(column: string, message: string): InferryError {
  return new InferryError('INVALID_INPUT', message, { location: { column } })
}
