import t from 'tap'
import { writeHeader } from '../../../src/ensemble/compile/write-header.ts'
import { layoutVersion, magic } from '../../../src/ensemble/layout.ts'

t.test('fields are written in their order', async (t) => {
  const bytes = new Uint8Array(64)
  writeHeader(new DataView(bytes.buffer), {
    recordBytes: 16,
    precision: 'float64',
    aggregate: 'max',
    leafKind: 'sparse',
    features: 1,
    targets: 2,
    trees: 3,
    columns: 4,
    records: 5,
    leaves: 6,
    pairs: 7,
  })
  t.same(new Uint32Array(bytes.buffer), [magic, layoutVersion, 16, 1, 3, 2, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0])
  t.equal(new TextDecoder().decode(bytes.subarray(0, 4)), 'INTF')
})
