import { InferryError } from '@inferry/core'
import { boundedColumns, columnsAt } from '../fields.ts'
import { mapKeys } from '../map-keys.ts'
import type { BindStep } from '../step.ts'
import type { Elements } from '../value.ts'
import { constantAt } from './look-up.ts'

/** For each element a column for each category (a constant), 1 where it is that category and else 0, in float32. */
export interface OneHotStep {
  readonly kind: 'one-hot'
  readonly x: number
  readonly categories: number
  /** What is no category fails the run; otherwise it is all zeros. */
  readonly strict?: true
}

export const bindOneHot: BindStep = (fields, scope) => {
  const [x, { type, columns }] = columnsAt(fields, 'x', scope)
  const categories = constantAt(fields, 'categories', scope)
  if (categories.type !== type)
    throw fields.fault(`its categories are ${categories.type}, its values ${type}`)
  if (columns === 0) throw fields.fault('its x has no columns')
  const strict = fields.has('strict')
  const size = categories.columns
  const width = boundedColumns(fields, columns * size)
  const given = mapKeys(type, categories.elements)
  const places = new Map(given.keys.map((category, index) => [category, index]))
  const y = scope.values.length
  return {
    outputs: [{ type: 'float32', columns: width }],
    run(frame) {
      const to = (frame.space(y, width) as Float32Array).fill(0, 0, frame.rows * width)
      const count = frame.rows * columns
      const from = given.read(frame.data[x] as Elements, count)
      for (let index = 0; index < count; index++) {
        const place = places.get(from[index])
        if (place !== undefined) to[index * size + place] = 1
        else if (strict)
          throw unknownCategory(frame.data[x]?.[index], frame.first + Math.floor(index / columns))
      }
    },
  }
}

function unknownCategory(value: unknown, row: number): InferryError {
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value)
  return new InferryError('INFERENCE_FAILED', `row ${row}: ${text} is none of the categories of the model`, {
    location: { row },
  })
}
