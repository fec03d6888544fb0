import { InferryError } from '@inferry/core'
import type { Finish } from '../../finish/finish.ts'
import { finish } from '../../finish/finish-scores.ts'
import { boundedColumns, rowsAt } from '../fields.ts'
import { type FinishFields, readFinish } from '../finish-fields.ts'
import { fewElements, halvesOf } from '../int64.ts'
import type { BindStep } from '../step.ts'
import type { Elements, ValueType } from '../value.ts'

/** A tree ensemble, and what the operator does with its scores; a classifier's labels are a second value. */
export interface TreesStep {
  readonly kind: 'trees'
  readonly x: number
  /** Where the ensemble lies. */
  readonly section: number
  readonly finish: FinishFields
}

export const bindTrees: BindStep = (fields, scope) => {
  const [x, input] = rowsAt(fields, 'x', scope)
  const walker = scope.open(scope.sections(fields, 'section'))
  const { features, targets, precision } = walker
  if (input.type !== precision) throw fields.fault(`its x is ${input.type}, its ensemble reads ${precision}`)
  if (input.columns >= 0 && input.columns < features)
    throw fields.fault(`its x has ${input.columns} columns, its ensemble reads ${features}`)
  const spec = readFinish(fields.object('finish'), walker)
  boundedColumns(fields, targets)
  const labels = labelsOf(spec)
  const y = scope.values.length
  return {
    outputs: [{ type: spec.output, columns: targets }, ...(labels === undefined ? [] : [labels.type])],
    walk: { steps: walker.steps, excess: walker.excess },
    run(frame) {
      const columns = frame.columns[x] as number
      if (columns < features) throw tooNarrow(columns, features)
      const scores = walker.scores(frame.data[x] as Float32Array, frame.rows, columns)
      const { values, classes } = finish(scores, frame.rows, targets, spec)
      frame.data[y] = values
      if (labels === undefined) return
      labels.choose(classes as Int32Array, frame.space(y + 1, 1), frame.rows)
    },
  }
}

interface Labels {
  readonly type: ValueType
  /** Writes the label of each row's class. */
  choose(classes: Int32Array, to: Elements, rows: number): void
}

function labelsOf(spec: Finish): Labels | undefined {
  if (spec.kind !== 'classifier') return undefined
  const { labels } = spec
  if (typeof labels[0] === 'string') {
    return {
      type: { type: 'string', columns: 1 },
      choose(classes, to, rows) {
        const texts = to as string[]
        for (let row = 0; row < rows; row++) texts[row] = labels[classes[row] as number] as string
      },
    }
  }
  const numbers = BigInt64Array.from(labels as readonly number[], BigInt)
  const given = halvesOf(numbers, labels.length)
  return {
    type: { type: 'int64', columns: 1 },
    choose(classes, to, rows) {
      if (rows < fewElements) {
        for (let row = 0; row < rows; row++) to[row] = numbers[classes[row] as number] as bigint
        return
      }
      const halves = halvesOf(to as BigInt64Array, rows)
      for (let row = 0; row < rows; row++) {
        const label = 2 * (classes[row] as number)
        halves[2 * row] = given[label] as number
        halves[2 * row + 1] = given[label + 1] as number
      }
    },
  }
}

function tooNarrow(columns: number, features: number): InferryError {
  return new InferryError('INVALID_INPUT', `an input has ${columns} columns, the model reads ${features}`)
}
