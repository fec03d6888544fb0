import t from 'tap'
import {
  anyWidth,
  columnAxis,
  columnCount,
  normalizeAxis,
  rowAxis,
  rows,
} from '../../../src/trees/graph/shape.ts'

t.test('columns are all but the rows', async (t) => {
  t.same([[rows], [rows, 3], [2, rows, 3], [], [4]].map(columnCount), [1, 3, 6, 1, 4])
  t.throws(() => columnCount([rows, anyWidth]), { message: 'the width of an input is left open' })
  t.throws(() => columnCount([rows, 2 ** 11, 2 ** 10]), { message: /2097152 columns, at most 1048576/ })
  t.throws(() => columnCount([2 ** 40, 2 ** 40]), { message: /at most/ })
})

t.test('axes from either end', async (t) => {
  t.same([normalizeAxis(1, 2), normalizeAxis(-1, 2), normalizeAxis(-2, 2)], [1, 1, 0])
  for (const axis of [2, -3, 0.5, Number.NaN])
    t.throws(() => normalizeAxis(axis, 2), { message: /is not one of 2/ })
  t.equal(columnAxis(-1, [rows, 3]), 1)
  t.throws(() => columnAxis(0, [rows, 3]), { message: /joins or separates rows/ })
  t.same([rowAxis([2, rows]), rowAxis([2])], [1, -1])
})
