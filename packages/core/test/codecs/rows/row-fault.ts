import t from 'tap'
import {
  caseHint,
  columnName,
  knownNames,
  rowFault,
  unknownToo,
  valueFault,
} from '../../../src/codecs/rows/row-fault.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'

const sink = { label: (row: number) => `line ${row + 1}` }

t.test('messages and locations', async (t) => {
  t.match(valueFault(sink, 2, 'bmi', 'x', 'a number'), {
    code: 'INVALID_INPUT',
    message: 'line 3, column "bmi": "x", expected a number',
    location: { row: 2, column: 'bmi' },
  })
  t.match(valueFault(sink, 0, 4, 1.5, 'a whole number'), {
    message: 'line 1, column 4: 1.5, expected a whole number',
  })
  t.match(rowFault(sink, 1, 'is odd'), { message: 'line 2: is odd', location: { row: 1 } })
  t.match(rowFault(sink, 1, 'is odd', 'c').location, { row: 1, column: 'c' })
})

t.test('names of values', async (t) => {
  const layout = rowLayout(
    signature([
      { name: 'X', type: 'int8', shape: [-1, 2], columns: ['a', 'b'] },
      { name: 'Y', type: 'int8', shape: [-1, 3] },
    ]),
  )
  const [x, y] = layout.inputs
  t.equal(columnName(layout, x as NonNullable<typeof x>, 1), 'b')
  t.equal(columnName(layout, y as NonNullable<typeof y>, 1), 3)
  t.equal(knownNames(layout), 'a, b, Y')
})

t.test('names that are unknown, and those known in other letters', async (t) => {
  const layout = rowLayout(signature([{ name: 'X', type: 'int8', shape: [-1, 2], columns: ['a', 'B'] }]))
  for (const names of [[], ['a', 'B'], ['X'], ['c']]) t.equal(caseHint(layout, names), '')
  for (const names of [['A'], ['a', 'b'], ['x']])
    t.equal(caseHint(layout, names), '; names are case-sensitive')
  t.equal(unknownToo(layout, ['a', 'X']), '')
  t.equal(unknownToo(layout, ['a', 'c', 'd']), ' and has the unknown column "c"')
  t.equal(unknownToo(layout, ['b']), ' and has the unknown column "b"; names are case-sensitive')
})
