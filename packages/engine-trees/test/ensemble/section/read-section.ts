import { faultOf } from '@inferry/testing'
import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { changed } from '../fixtures/changed.ts'
import { branch, ensembleOf, leaf, small } from '../fixtures/ensembles.ts'

t.test('areas are views of the bytes', async (t) => {
  const section = compileEnsemble(small)
  const { bytes, columns, trees, presence, segments } = readSection(section)
  t.equal(bytes, section)
  t.same(columns, [2])
  t.same(presence, [1])
  t.equal(trees.buffer, section.buffer)
  t.same(segments, [{ start: 0, end: 6 }])
})

t.test('bytes at an odd place are copied', async (t) => {
  const section = compileEnsemble(small)
  const odd = new Uint8Array(section.length + 1).subarray(1)
  odd.set(section)
  t.same(readSection(odd).columns, [2])
})

t.test('areas out of range', async (t) => {
  const section = compileEnsemble(small)
  // Words: presence 16, columns 18, trees 20 to 31: root, segment, target, depth.
  const table: readonly (readonly [number, number, RegExp])[] = [
    [16, 2, /its leaves do not tell which targets they have/],
    [16, 3, /a presence code is 3 of 3/],
    [18, 4, /a column is 4 of 4/],
    [20, 6, /a root is record 6, not of 0 to 6/],
    [21, 1, /a segment starts at record 1 of 6/],
    [25, 6, /a segment starts at record 6 of 6/],
    [25, 2, /a segment starts at record 0 of 6/],
    [29, 6, /a segment starts at record 6 of 6/],
    [22, 1, /a tree's target is 1 of 1/],
  ]
  for (const [word, value, message] of table) {
    const fault = faultOf(() => readSection(changed(section, word, value)))
    t.equal(fault.code, 'INVALID_ARTIFACT')
    t.match(fault.message, message)
  }
  t.same(readSection(changed(section, 29, 5)).segments, [
    { start: 0, end: 5 },
    { start: 5, end: 6 },
  ])
})

t.test('lists of weights out of range', async (t) => {
  const section = compileEnsemble(ensembleOf([branch(1, 2), leaf(1), leaf()], [0]))
  // Words: leaf starts 32 to 34, pair targets 36.
  for (const [word, value, message] of [
    [32, 2, /a leaf starts at weight 2 of 1/],
    [33, 2, /a leaf starts at weight 2 of 1/],
    [34, 2, /a leaf starts at weight 2 of 1/],
    [36, 1, /a leaf's target is 1 of 1/],
  ] as const)
    t.match(faultOf(() => readSection(changed(section, word, value))).message, message)
})
