import t from 'tap'
import { createSliceSize } from '../../src/session/slice-size.ts'

t.test('grows while slices are short, shrinks when they are long', async (t) => {
  const size = createSliceSize(10)
  const first = size.rows
  size.learn(first, 1)
  t.equal(size.rows, first * 2)
  size.learn(first * 2, 8)
  t.equal(size.rows, first * 2, 'as long as wanted')
  size.learn(100, 1)
  t.equal(size.rows, first * 2, 'a smaller one tells nothing')
  size.learn(first * 2, 40)
  t.equal(size.rows, first)
  for (let turn = 0; turn < 20; turn++) size.learn(size.rows, 100)
  t.equal(size.rows, 1)
})

t.test('is bounded by the memory of a slice', async (t) => {
  t.equal(createSliceSize(2 ** 20).rows, 1)
  const size = createSliceSize(2 ** 12)
  for (let turn = 0; turn < 30; turn++) size.learn(size.rows, 0)
  t.equal(size.rows, 2 ** 8)
  t.ok(createSliceSize(0).rows > 0)
})
