import { type ElementType, elementTypes } from '@inferry/core'
import t from 'tap'
import { isNumeric, storeNumbers } from '../../../src/codecs/csv/store-numbers.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { closeRows, openRows } from '../../../src/codecs/rows/row-sink.ts'
import { signature } from '../../fixtures/models.ts'

function store(type: ElementType, ...values: readonly number[]): unknown {
  const layout = rowLayout(signature([{ name: 'X', type, shape: [-1, values.length] }]))
  const sink = openRows(layout, 1, String)
  if (!storeNumbers(sink, 0, Float64Array.from(values))) return 'refused'
  return [...(closeRows(sink, 1)['X']?.data ?? [])]
}

const { NaN: nan } = Number

t.test('each type stores what it can hold', async (t) => {
  const table: readonly (readonly [ElementType, readonly number[], unknown])[] = [
    ['float16', [1, nan, 1e-10], [0x3c00, 0x7e00, 0]],
    ['float16', [1, 65520], 'refused'],
    ['float32', [0.1, nan, -3.4028235677973362e38], [Math.fround(0.1), nan, -3.4028234663852886e38]],
    ['float32', [1, 3.4028235677973366e38], 'refused'],
    ['float32', [-1e39, 1], 'refused'],
    ['float64', [0.1, nan, 1e308], [0.1, nan, 1e308]],
    ['int8', [-128, 127, 3], [-128, 127, 3]],
    ['int8', [128], 'refused'],
    ['int32', [1.5], 'refused'],
    ['int32', [nan], 'refused'],
    ['uint32', [4294967295], [4294967295]],
    ['uint8', [-1], 'refused'],
    ['int64', [1], 'refused'],
    ['bool', [1], 'refused'],
    ['string', [1], 'refused'],
  ]
  for (const [type, values, wanted] of table) t.same(store(type, ...values), wanted, `${type} ${values}`)
})

t.test('rows over several inputs, beyond the first memory', async (t) => {
  const layout = rowLayout(
    signature([
      { name: 'a', type: 'float32', shape: [-1, 2] },
      { name: 'b', type: 'int32', shape: [-1] },
    ]),
  )
  const rows = 70_000
  const sink = openRows(layout, rows, String)
  for (let row = 0; row < rows; row++) storeNumbers(sink, row, Float64Array.of(row, -row, row + 1))
  const { a, b } = closeRows(sink, rows)
  t.same([a?.data[2 * rows - 2], a?.data[2 * rows - 1], b?.data[rows - 1]], [rows - 1, 1 - rows, rows])
})

t.test('which models have numbers alone', async (t) => {
  const numeric = elementTypes.filter((type) =>
    isNumeric(rowLayout(signature([{ name: 'X', type, shape: [-1, 2] }]))),
  )
  t.same(numeric.join(' '), 'float16 float32 float64 int8 int16 int32 uint8 uint16 uint32')
  t.notOk(isNumeric(rowLayout(signature([{ name: 'X', type: 'float32', shape: [-1, 0] }]))))
  t.notOk(isNumeric(rowLayout(signature([{ name: 'X', type: 'float32', shape: [-1, -1] }]))))
})
