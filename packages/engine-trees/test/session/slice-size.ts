import t from 'tap'
import { createSliceSize } from '../../src/session/slice-size.ts'

const sizeOf = (columns: number, openValues = 0, steps = 0) => createSliceSize({ columns, openValues, steps })

t.test('grows while slices are short, shrinks when they are long', async (t) => {
  const size = sizeOf(10)
  const first = size.rows(0)
  size.learn(first, 1)
  t.equal(size.rows(0), first * 2)
  size.learn(first * 2, 8)
  t.equal(size.rows(0), first * 2, 'as long as wanted')
  size.learn(100, 1)
  t.equal(size.rows(0), first * 2, 'a smaller one tells nothing')
  size.learn(first * 2, 40)
  t.equal(size.rows(0), first)
  for (let turn = 0; turn < 20; turn++) size.learn(size.rows(0), 100)
  t.equal(size.rows(0), 1)
})

t.test('is bounded by the memory of a slice', async (t) => {
  t.equal(sizeOf(2 ** 20).rows(0), 1)
  const size = sizeOf(2 ** 12)
  for (let turn = 0; turn < 30; turn++) size.learn(size.rows(0), 0)
  t.equal(size.rows(0), 2 ** 8)
  t.ok(sizeOf(0).rows(0) > 0)
})

t.test('columns that a request decides count too', async (t) => {
  const size = sizeOf(0, 2)
  t.equal(size.rows(1), 256)
  t.equal(size.rows(2 ** 14), 32)
  t.equal(size.rows(2 ** 21), 1)
})

t.test('the first slice follows what a row takes', async (t) => {
  t.equal(sizeOf(1, 0, 100).rows(0), 256)
  t.equal(sizeOf(1, 0, 2 ** 13).rows(0), 128)
  t.equal(sizeOf(1, 0, 2 ** 40).rows(0), 1)
})
