import { faultOf } from '@inferry/testing'
import t from 'tap'
import { evaluate, type KnownValue } from '../../../src/program/fold/evaluate.ts'
import type { Step } from '../../../src/program/steps/index.ts'

const rows: KnownValue = { type: 'float32', columns: 2, elements: Float32Array.of(1, 2, 3, 4) }
const once: KnownValue = { type: 'float32', columns: 2, constant: true, elements: Float32Array.of(10, 20) }
const operand = (value: number) => (value === 3 ? rows : once)

t.test('a step on rows that are known, whatever its operands are called', async (t) => {
  const step: Step = { kind: 'binary', operation: 'add', left: 3, right: 70 }
  t.same(evaluate(step, operand, 2, 5), [
    { type: 'float32', columns: 2, elements: Float32Array.of(11, 22, 13, 24) },
  ])
  t.same(evaluate({ ...step, right: 3 }, operand, 2, 5)[0]?.elements, Float32Array.of(2, 4, 6, 8))
})

t.test('a row that has no answer', async (t) => {
  const indices: KnownValue = { type: 'int32', columns: 1, elements: Int32Array.of(0, 2) }
  const step: Step = { kind: 'take', x: 0, table: 1, width: 1 }
  t.match(
    faultOf(() => evaluate(step, (value) => (value === 0 ? indices : once), 2, 5)),
    { code: 'INFERENCE_FAILED', message: /^row 1: / },
  )
})

t.test('a step that is none, by its place', async (t) => {
  const step: Step = { kind: 'binary', operation: 'and', left: 3, right: 3 }
  t.match(
    faultOf(() => evaluate(step, operand, 2, 5)),
    { code: 'INVALID_ARTIFACT', message: /^step 5 \(binary\): / },
  )
})
