import { elementTypes, oipDatatype } from '@inferry/core'
import t from 'tap'
import { elementTypeOf } from '../../../src/codecs/oip/datatype.ts'

t.test('there and back', async (t) => {
  for (const type of elementTypes) t.equal(elementTypeOf(oipDatatype[type]), type)
  for (const other of ['fp32', 'BF16', 'float32', 'constructor', 7, null])
    t.equal(elementTypeOf(other), undefined)
})
