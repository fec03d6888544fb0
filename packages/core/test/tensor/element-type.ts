import { allocate, bytesPerElement, elementTypes, isElementType } from '@inferry/core'
import t from 'tap'

t.test('every type has an array of its size, zeroed', async (t) => {
  t.equal(elementTypes.length, 13)
  for (const type of elementTypes) {
    const data = allocate(type, 3)
    t.equal(data.length, 3, type)
    if (Array.isArray(data)) t.same(data, ['', '', ''])
    else t.equal(data.byteLength, 3 * bytesPerElement[type], type)
  }
})

t.test('tells types from other names', async (t) => {
  for (const type of elementTypes) t.ok(isElementType(type))
  for (const other of ['float', 'FLOAT32', 'toString', '', 1, undefined])
    t.notOk(isElementType(other), String(other))
})
