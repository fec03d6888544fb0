import t from 'tap'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('lays a row out over the inputs', async (t) => {
  const manifest = signature([
    { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] },
    { name: 's', type: 'string', shape: [-1, 1] },
    { name: 'n', type: 'int64', shape: [-1] },
    { name: 'image', type: 'uint8', shape: [-1, 2, 3] },
  ])
  const layout = rowLayout(manifest)
  t.equal(layout.width, 10)
  t.equal(layout.named, false)
  t.same(
    layout.inputs.map(({ width, columns }) => [width, columns]),
    [
      [2, ['a', 'b']],
      [1, ['s']],
      [1, ['n']],
      [6, undefined],
    ],
  )
  t.same(
    [...layout.columns],
    [
      ['a', { input: 0, offset: 0 }],
      ['b', { input: 0, offset: 1 }],
      ['s', { input: 1, offset: 0 }],
      ['n', { input: 2, offset: 0 }],
    ],
  )
  t.equal(rowLayout(manifest), layout)
})

t.test('open dimensions and fixed rows', async (t) => {
  const open = rowLayout(signature([{ name: 'ids', type: 'int64', shape: [-1, -1] }]))
  t.match(open, { width: -1, named: false, inputs: [{ width: -1, rows: -1, rest: [-1] }] })
  const fixed = rowLayout(signature([{ name: 'x', type: 'int64', shape: [4, 1] }]))
  t.match(fixed, { width: 1, named: true, inputs: [{ rows: 4 }] })
})

t.test('a scalar input has no rows', async (t) => {
  const manifest = signature([{ name: 'scale', type: 'float32', shape: [] }])
  t.match(
    refusal(() => rowLayout(manifest)),
    { code: 'INVALID_INPUT', message: /"scale" is a scalar/ },
  )
})
