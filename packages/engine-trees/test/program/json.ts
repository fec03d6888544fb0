import t from 'tap'
import { fromJsonNumber, isInteger, isObject, toJsonNumber } from '../../src/program/json.ts'

t.test('every number comes through JSON', async (t) => {
  const numbers = [0, -0, 1, 0.1, Math.fround(0.1), Number.NaN, Infinity, -Infinity, 5e-324, 2 ** 53]
  const read = JSON.parse(JSON.stringify(numbers.map(toJsonNumber))).map(fromJsonNumber)
  numbers.forEach((number, index) => {
    t.ok(Object.is(read[index], number), String(number))
  })
  t.same([null, 'nan', '1', [], true].map(fromJsonNumber), new Array(5).fill(undefined))
})

t.test('whole numbers within bounds', async (t) => {
  t.ok(isInteger(3, 3, 3))
  for (const other of [2, 4, 3.5, '3', null, Number.NaN, 2 ** 53]) t.notOk(isInteger(other, 3, 3))
})

t.test('objects', async (t) => {
  t.ok(isObject({}))
  for (const other of [null, [], 'a', 1]) t.notOk(isObject(other))
})
