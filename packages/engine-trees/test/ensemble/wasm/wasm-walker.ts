import { faultOf } from '@inferry/testing'
import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { createWasmWalker } from '../../../src/ensemble/wasm/wasm-walker.ts'
import { changed } from '../fixtures/changed.ts'
import { branch, ensembleOf, fullTree, leaf, small } from '../fixtures/ensembles.ts'

t.test('any number of rows: blocks, groups of eight and what is left', async (t) => {
  const walker = createWasmWalker(readSection(compileEnsemble(ensembleOf(fullTree(10), [0]))))
  for (const rows of [0, 1, 7, 8, 9, 16, 127, 128, 129, 300]) {
    const x = Float32Array.from({ length: rows }, (_, row) => (row * 7) % 1024)
    t.same(walker?.scores(x, rows, 1).values, x, `${rows} rows`)
  }
})

t.test('lists of weights', async (t) => {
  const ensemble = ensembleOf([branch(1, 2), leaf(1), leaf()], [0, 0], { aggregate: 'max' })
  const walker = createWasmWalker(readSection(compileEnsemble(ensemble)))
  t.same(walker?.scores(new Float32Array([0, 1]), 2, 1), {
    values: new Float32Array([1, 0]),
    present: new Uint8Array([1, 0]),
  })
})

t.test('damaged records', async (t) => {
  const section = compileEnsemble(small)
  t.match(
    faultOf(() => createWasmWalker(readSection(changed(section, 34, 1)))).message,
    /record 1 is neither/,
  )
})

t.test('no kernel, no walker', async (t) => {
  const nodes = Array.from({ length: 5000 }, (_, feature) => branch(5000, 5001, { feature }))
  const roots = nodes.map((_, index) => index)
  for (const precision of ['float32', 'float64'] as const) {
    const ensemble = ensembleOf([...nodes, leaf(1), leaf(2)], roots, { precision })
    t.equal(createWasmWalker(readSection(compileEnsemble(ensemble))), undefined, precision)
  }
  const { WebAssembly } = globalThis as { WebAssembly?: unknown }
  t.teardown(() => Object.assign(globalThis, { WebAssembly }))
  Object.assign(globalThis, { WebAssembly: undefined })
  t.equal(createWasmWalker(readSection(compileEnsemble(small))), undefined)
})
