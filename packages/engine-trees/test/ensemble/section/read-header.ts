import { faultOf } from '@inferry/testing'
import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { readHeader } from '../../../src/ensemble/section/read-header.ts'
import { changed } from '../fixtures/changed.ts'
import { small } from '../fixtures/ensembles.ts'

t.test('what was written is read', async (t) => {
  const { header, areas } = readHeader(compileEnsemble({ ...small, aggregate: 'average' }))
  t.same(header, {
    recordBytes: 8,
    precision: 'float32',
    aggregate: 'average',
    leafKind: 'weight',
    features: 2,
    targets: 1,
    trees: 3,
    columns: 1,
    records: 6,
    leaves: 0,
    pairs: 0,
  })
  t.equal(areas.size, 64 + 8 + 8 + 48 + 48)
})

t.test('what is no header', async (t) => {
  const section = compileEnsemble(small)
  const table: readonly (readonly [Uint8Array, RegExp])[] = [
    [section.subarray(0, 63), /it ends after 63 bytes/],
    [section.subarray(0, section.length - 1), /it has 175 bytes where its header asks for 176/],
    [changed(section, 0, 0), /it does not start as one/],
    [changed(section, 1, 9), /its layout is version 9; this engine reads 1/],
    [changed(section, 2, 12), /its records have 12 bytes/],
    [changed(section, 3, 2), /it has precision 2/],
    [changed(section, 3, 1), /narrow records hold no float64/],
    [changed(section, 4, 4), /it has aggregate 4/],
    [changed(section, 4, 2), /its leaves are not stored as min needs them/],
    [changed(section, 5, 3), /it has leaf kind 3/],
    [changed(section, 7, 0), /it has 0 targets/],
    [changed(section, 7, 2 ** 32 - 1), /it has 4294967295 targets/],
    [changed(section, 9, 4096), /narrow records have no 4096 columns/],
    [changed(section, 10, 2 ** 32 - 1), /where its header asks for 34359738488/],
  ]
  for (const [bytes, message] of table) {
    const fault = faultOf(() => readHeader(bytes))
    t.equal(fault.code, 'INVALID_ARTIFACT')
    t.match(fault.message, message)
  }
})
