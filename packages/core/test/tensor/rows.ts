import { createTensor, elementTypes, sliceRows, type Tensor, type Tensors } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { concatRows, rowCount } from '../../src/tensor/rows.ts'
import { arbitraryTensor } from '../fixtures/arbitrary-tensors.ts'
import { refusal } from '../fixtures/refusals.ts'

t.test('counts rows that all tensors share', async (t) => {
  const of = (...dims: readonly number[][]) =>
    Object.fromEntries(dims.map((shape, at) => [`t${at}`, createTensor('bool', shape)]))
  t.equal(rowCount(of([3], [3, 2])), 3)
  t.equal(rowCount(of([0, 2])), 0)
  t.equal(rowCount(of([3], [2])), undefined)
  t.equal(rowCount(of([3], [])), undefined)
  t.equal(rowCount({}), undefined)
})

t.test('slices, joined, are the whole again, for every element type', async (t) => {
  for (const type of elementTypes) {
    const pair = fc.tuple(arbitraryTensor(type, [2], 6), fc.array(fc.nat(6), { maxLength: 3 }))
    fc.assert(
      fc.property(pair, ([tensor, cuts]) => {
        const whole: Tensors = { a: tensor, b: createTensor('uint8', [tensor.dims[0] as number]) }
        const rows = tensor.dims[0] as number
        const bounds = [0, ...cuts.map((cut) => Math.min(cut, rows)).sort((a, b) => a - b), rows]
        const parts = bounds.slice(1).map((end, at) => sliceRows(whole, bounds[at] as number, end))
        t.strictSame(concatRows(parts), whole)
      }),
      { numRuns: 20 },
    )
  }
})

t.test('slices share memory; the whole is not touched', async (t) => {
  const tensor = createTensor('float32', [3, 2], Float32Array.of(1, 2, 3, 4, 5, 6))
  const { x } = sliceRows({ x: tensor }, 1, 3) as { x: Tensor }
  t.strictSame(x, { type: 'float32', dims: [2, 2], data: Float32Array.of(3, 4, 5, 6) })
  t.equal((x.data as Float32Array).buffer, tensor.data.buffer)
  t.equal(sliceRows({ x: tensor }, 0, 3)['x'], tensor)
  const single = { x: tensor }
  t.equal(concatRows([single]), single)
})

t.test('refuses what has no such rows, or does not fit together', async (t) => {
  const x = createTensor('float32', [3, 2])
  for (const [start, end] of [
    [-1, 1],
    [0, 4],
    [2, 1],
  ] as const) {
    t.match(
      refusal(() => sliceRows({ x }, start, end)),
      { code: 'INTERNAL', message: `no rows ${start} to ${end}` },
    )
  }
  t.match(
    refusal(() => sliceRows({ x: createTensor('int8', []) }, 0, 0)),
    { code: 'INTERNAL' },
  )
  t.match(
    refusal(() => concatRows([])),
    { code: 'INTERNAL' },
  )
  const strangers = [
    createTensor('float64', [3, 2]),
    createTensor('float32', [3]),
    createTensor('float32', [3, 3]),
  ]
  for (const other of strangers) {
    t.match(
      refusal(() => concatRows([{ x }, { x: other }])),
      { code: 'INTERNAL', message: /cannot join x/ },
    )
  }
  t.match(
    refusal(() => concatRows([{ x }, { y: x }])),
    { message: /and nothing/ },
  )
  const scalar = createTensor('int8', [])
  t.match(
    refusal(() => concatRows([{ x: scalar }, { x: scalar }])),
    { code: 'INTERNAL' },
  )
})
