import t from 'tap'
import { createFrame } from '../../src/program/frame.ts'

t.test('memory is used again where it is large enough, an output is new each time', async (t) => {
  const frame = createFrame(
    [
      { type: 'float32', columns: 2 },
      { type: 'string', columns: -1 },
    ],
    new Set([1]),
  )
  frame.rows = 3
  const space = frame.space(0, 2)
  t.equal(space.length, 6)
  t.equal(frame.data[0], space)
  frame.rows = 2
  t.equal(frame.space(0, 2), space)
  frame.rows = 4
  t.equal(frame.space(0, 2).length, 8)
  const output = frame.space(1, 3)
  t.same([output.length, frame.columns[1]], [12, 3])
  t.not(frame.space(1, 3), output)
})
