import { faultOf } from '@inferry/testing'
import t from 'tap'
import { broadcast } from '../../src/program/broadcast.ts'
import { fieldsOf } from '../../src/program/fields.ts'
import type { ValueType } from '../../src/program/value.ts'

const fields = fieldsOf({}, 'step')
const of = (columns: number, constant?: true): ValueType => ({
  type: 'float32',
  columns,
  ...(constant && { constant }),
})
const pair = (a: ValueType, b: ValueType) =>
  broadcast(fields, [
    [4, a],
    [5, b],
  ])

t.test('one column stands for all, a constant for every row', async (t) => {
  t.same(pair(of(3), of(1, true)), {
    width: 3,
    operands: [
      { value: 4, row: 3, column: 1 },
      { value: 5, row: 0, column: 0 },
    ],
  })
  t.same(pair(of(1), of(3, true)), {
    width: 3,
    operands: [
      { value: 4, row: 1, column: 0 },
      { value: 5, row: 0, column: 1 },
    ],
  })
  t.equal(pair(of(1), of(1)).width, 1)
})

t.test('what does not fit', async (t) => {
  t.match(
    faultOf(() => pair(of(3), of(2))),
    { message: /3 and 2 columns/ },
  )
  t.match(
    faultOf(() => pair(of(3, true), of(3, true))),
    { message: /all its values are constants/ },
  )
  t.match(
    faultOf(() => pair(of(-1), of(1, true))),
    { message: /of unknown width/ },
  )
})
