import t from 'tap'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { closeRows, type InputSink, openRows, reserve, resolve } from '../../../src/codecs/rows/row-sink.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const label = (row: number) => `row ${row}`
const layout = rowLayout(
  signature([
    { name: 'x', type: 'float32', shape: [-1, 40_000] },
    { name: 's', type: 'string', shape: [-1] },
  ]),
)

t.test('memory grows with the rows, never beyond the limit', async (t) => {
  const sink = openRows(layout, 5, label)
  const [x, s] = sink.inputs as [InputSink, InputSink]
  const capacities: number[] = []
  for (let row = 0; row < 5; row++) {
    reserve(sink, x, row)
    reserve(sink, s, row)
    capacities.push(x.capacity)
    x.data[row * 40_000] = row
    s.data[row] = `s${row}`
  }
  t.same(capacities, [1, 2, 4, 4, 5])
  const tensors = closeRows(sink, 5)
  t.same(tensors['x']?.dims, [5, 40_000])
  t.same(
    [0, 1, 2, 3, 4].map((row) => tensors['x']?.data[row * 40_000]),
    [0, 1, 2, 3, 4],
  )
  t.strictSame(tensors['s'], { type: 'string', dims: [5], data: ['s0', 's1', 's2', 's3', 's4'] })
})

t.test('fewer rows than the limit', async (t) => {
  const tensors = closeRows(openRows(layout, 100, label), 1)
  t.equal(tensors['x']?.data.length, 40_000)
  t.same(tensors['s']?.data, [''])
})

t.test('open dimensions are resolved once', async (t) => {
  const sink = openRows(rowLayout(signature([{ name: 'ids', type: 'int8', shape: [-1, -1, 2] }])), 2, label)
  const [ids] = sink.inputs as [InputSink]
  resolve(ids, [3, 2])
  reserve(sink, ids, 1)
  t.same(closeRows(sink, 2)['ids']?.dims, [2, 3, 2])
})

t.test('refuses no rows, and another number than the model takes', async (t) => {
  t.match(
    refusal(() => closeRows(openRows(layout, 0, label), 0)),
    { code: 'INVALID_INPUT', message: /no rows/ },
  )
  const fixed = rowLayout(signature([{ name: 'x', type: 'int8', shape: [4, 1] }]))
  t.match(
    refusal(() => closeRows(openRows(fixed, 3, label), 3)),
    { message: /exactly 4 rows at a time, not 3/ },
  )
  t.ok(closeRows(openRows(fixed, 4, label), 4))
  const single = rowLayout(signature([{ name: 'x', type: 'int8', shape: [1, 1] }]))
  t.match(
    refusal(() => closeRows(openRows(single, 3, label), 3)),
    { message: /exactly 1 row at a time, not 3/ },
  )
})
