import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import {
  type CheckRecords,
  narrowRecordsCheck,
  wideRecordsCheck,
} from '../../../src/ensemble/section/check-records.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { createMemory } from '../../../src/ensemble/wasm/kernel.ts'
import { kernelCheck } from '../../../src/ensemble/wasm/kernel-check.ts'
import { branch, ensembleOf, leaf, small } from '../fixtures/ensembles.ts'

/** JavaScript's check and WebAssembly's. */
function checks(section: Uint8Array): readonly CheckRecords[] {
  const { header, areas, bytes } = readSection(section)
  const form = header.recordBytes === 8 ? 'narrow' : 'wide'
  const memory = createMemory(65536)
  const kernel = memory.kernel(form)
  new Uint8Array(memory.buffer).set(bytes.subarray(areas.records), 0)
  const script = header.recordBytes === 8 ? narrowRecordsCheck : wideRecordsCheck
  return [script(header, bytes, areas.records), kernelCheck(kernel, header, 0)]
}

/** A section with 32 bits of a record changed. */
function damaged(section: Uint8Array, record: number, word: number, value: number): Uint8Array {
  const copy = section.slice()
  const { areas, header } = readSection(section)
  new DataView(copy.buffer).setUint32(areas.records + record * header.recordBytes + word * 4, value, true)
  return copy
}

const rows = ensembleOf([branch(1, 2), leaf(1, 2), leaf(3, 4)], [0], { targets: 2 })
const narrow = (child: number, column: number): number => child * 4096 + column

t.test('whole segments', async (t) => {
  for (const ensemble of [small, rows]) {
    for (const precision of ['float32', 'float64'] as const) {
      for (const check of checks(compileEnsemble({ ...ensemble, precision }))) {
        const { records } = readSection(compileEnsemble(ensemble)).header
        t.equal(check(0, 0, records), records)
      }
    }
  }
})

t.test('narrow records', async (t) => {
  // The root is record 1, its leaves 2 and 3.
  const table = [
    { name: 'child before', record: 1, word: 0, value: narrow(0, 1) },
    { name: 'itself', record: 1, word: 0, value: narrow(1, 1) },
    { name: 'right child behind the end', record: 1, word: 0, value: narrow(5, 1) },
    { name: 'far child', record: 1, word: 0, value: narrow(2 ** 20 - 1, 1) },
    { name: 'a column that there is not', record: 1, word: 0, value: narrow(2, 2) },
    { name: 'a leaf that goes on', record: 2, word: 0, value: narrow(4, 0) },
  ]
  for (const { name, record, word, value } of table)
    for (const check of checks(damaged(compileEnsemble(small), record, word, value)))
      t.equal(check(0, 0, 6), record, name)
  for (const value of [2, 2 ** 32 - 1])
    for (const check of checks(damaged(compileEnsemble(rows), 3, 1, value)))
      t.equal(check(0, 0, 4), 3, `leaf ${value}`)
  for (const check of checks(damaged(compileEnsemble(small), 2, 1, 0x7fc00000)))
    t.equal(check(0, 0, 6), 6, 'a NaN weight')
})

t.test('wide records', async (t) => {
  const section = compileEnsemble({ ...small, precision: 'float64' })
  const table = [
    { name: 'child before', record: 1, word: 3, value: 0 },
    { name: 'itself', record: 1, word: 3, value: 1 },
    { name: 'right child behind the end', record: 1, word: 3, value: 5 },
    { name: 'far child', record: 1, word: 3, value: 2 ** 32 - 1 },
    { name: 'a column that there is not', record: 1, word: 2, value: 2 ** 31 },
    { name: 'a leaf that goes on', record: 2, word: 3, value: 4 },
    { name: 'a weight that does not stay', record: 2, word: 1, value: 0x7ff80000 },
  ]
  for (const { name, record, word, value } of table)
    for (const check of checks(damaged(section, record, word, value))) t.equal(check(0, 0, 6), record, name)

  const leaves = compileEnsemble({ ...rows, precision: 'float64' })
  // Upper halves of 2, 0.5, -1, NaN and Infinity.
  for (const value of [0x40000000, 0x3fe00000, 0xbff00000, 0x7ff80000, 0x7ff00000])
    for (const check of checks(damaged(leaves, 2, 1, value))) t.equal(check(0, 0, 4), 2, value.toString(16))
})

t.test('children are counted from their segment', async (t) => {
  for (const check of checks(damaged(compileEnsemble(small), 5, 0, narrow(1, 0)))) {
    t.equal(check(4, 4, 6), 4, 'record 4 is still counted from 0')
    t.equal(check(0, 0, 6), 5)
  }
})
