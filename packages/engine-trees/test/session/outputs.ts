import t from 'tap'
import type { BoundOutput } from '../../src/program/bind-program.ts'
import { createFrame } from '../../src/program/frame.ts'
import { joinOutputs, takeOutputs } from '../../src/session/outputs.ts'

const outputs: readonly BoundOutput[] = [
  { name: 'copy', value: 0, shape: [-1, -1], type: 'float32', columns: -1, again: false },
  { name: 'y', value: 1, shape: [-1, 1, 2], type: 'float32', columns: 2, again: false },
  { name: 'label', value: 2, shape: [-1], type: 'string', columns: 1, again: false },
]

function frameOf(rows: number) {
  const frame = createFrame(
    outputs.map(({ type, columns }) => ({ type, columns })),
    new Set([0, 1, 2]),
  )
  frame.rows = rows
  frame.columns[0] = 3
  frame.data[0] = Float32Array.from({ length: rows * 3 }, (_, index) => index)
  frame.data[1] = Float32Array.from({ length: rows * 2 }, (_, index) => index)
  frame.data[2] = Array.from({ length: rows }, (_, index) => `${index}`)
  return frame
}

t.test("what steps made is given away, what was the caller's is copied", async (t) => {
  const frame = frameOf(2)
  const { copy, y, label } = takeOutputs(frame, outputs, 1)
  t.same(y, { type: 'float32', dims: [2, 1, 2], data: frame.data[1] })
  t.equal(y?.data, frame.data[1])
  t.same(copy, { type: 'float32', dims: [2, 3], data: frame.data[0] })
  t.not(copy?.data, frame.data[0])
  t.same(label, { type: 'string', dims: [2], data: ['0', '1'] })
})

t.test('outputs of one value do not share an array', async (t) => {
  const frame = frameOf(2)
  const [, y] = outputs as readonly [BoundOutput, BoundOutput]
  const answer = takeOutputs(frame, [y, { ...y, name: 'z', again: true }], 1)
  t.same(answer['z'], answer['y'])
  t.not(answer['z']?.data, answer['y']?.data)
})

t.test('slices are joined', async (t) => {
  const joined = joinOutputs(outputs, 3)
  joined.add(frameOf(2), 0)
  joined.add(frameOf(1), 2)
  t.same(joined.tensors(), {
    copy: { type: 'float32', dims: [3, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5, 0, 1, 2) },
    y: { type: 'float32', dims: [3, 1, 2], data: Float32Array.of(0, 1, 2, 3, 0, 1) },
    label: { type: 'string', dims: [3], data: ['0', '1', '0'] },
  })
})
