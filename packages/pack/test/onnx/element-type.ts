import { elementTypes } from '@inferry/core'
import t from 'tap'
import { dataTypeName, elementTypeOf } from '../../src/onnx/element-type.ts'
import { DataType } from '../fixtures/models.ts'

t.test('has each of our element types once, and no type for the rest', async (t) => {
  const ours = Object.values(DataType).map(elementTypeOf)
  t.same(ours.filter((type) => type !== undefined).sort(), [...elementTypes].sort())
  for (const type of [
    DataType.UNDEFINED,
    DataType.BFLOAT16,
    DataType.FLOAT8E4M3FN,
    DataType.COMPLEX64,
    999,
  ]) {
    t.equal(elementTypeOf(type), undefined)
  }
})

t.test('pairs them by meaning', async (t) => {
  t.equal(elementTypeOf(DataType.FLOAT), 'float32')
  t.equal(elementTypeOf(DataType.DOUBLE), 'float64')
  t.equal(elementTypeOf(DataType.UINT8), 'uint8')
  t.equal(elementTypeOf(DataType.STRING), 'string')
})

t.test("gives ONNX's names for messages", async (t) => {
  t.equal(dataTypeName(DataType.BFLOAT16), 'bfloat16')
  t.equal(dataTypeName(999), 'type 999')
})
