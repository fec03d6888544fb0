import t from 'tap'
import { operandKeys, references, renumber } from '../../src/program/operands.ts'
import type { Step } from '../../src/program/steps/index.ts'

const lookUp: Step = { kind: 'look-up', x: 4, keys: 1, values: 2, default: 3 }
const concat: Step = { kind: 'concat', parts: [5, 4] }
const constant: Step = { kind: 'constant', type: 'float32', section: 7 }

t.test('what a step refers to', async (t) => {
  t.same(operandKeys(lookUp), [4])
  t.same(references(lookUp), [4, 1, 2, 3])
  t.same(references(concat), [5, 4])
  t.same(references({ kind: 'where', condition: 0, x: 1, y: 2 }), [1, 2, 0])
  t.same(references(constant), [])
})

t.test('numbered anew', async (t) => {
  const numbers = new Map([1, 2, 3, 4, 5].map((value) => [value, value * 10]))
  t.same(renumber(lookUp, numbers, 0), { kind: 'look-up', x: 40, keys: 10, values: 20, default: 30 })
  t.same(renumber(concat, numbers, 0), { kind: 'concat', parts: [50, 40] })
  t.same(renumber(constant, numbers, 2), { ...constant, section: 2 })
})
