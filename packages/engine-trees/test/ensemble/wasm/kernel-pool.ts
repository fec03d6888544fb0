import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { createOpener } from '../../../src/ensemble/open-ensemble.ts'
import type { EnsembleWalker } from '../../../src/ensemble/scores.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { createKernelPool } from '../../../src/ensemble/wasm/kernel-pool.ts'
import { createWasmWalker } from '../../../src/ensemble/wasm/wasm-walker.ts'
import { branch, ensembleOf, fullTree, joined, leaf } from '../fixtures/ensembles.ts'

/** Ensembles of every form: one weight, several targets, rows and lists of weights, in both precisions. */
const ensembles: readonly Ensemble[] = (['float32', 'float64'] as const).flatMap((precision) => {
  const { nodes, roots } = joined([fullTree(3), fullTree(6)])
  return [
    ensembleOf(nodes, roots, { precision }),
    ensembleOf([branch(1, 2), leaf(1, 2, 3), leaf(4, 5, 6)], [0], { precision, targets: 3 }),
    ensembleOf([branch(1, 2), leaf(1), leaf()], [0, 0], { precision, aggregate: 'max' }),
    ensembleOf(
      [branch(1, 2), leaf(1), leaf(2), branch(4, 5), leaf(undefined, 3), leaf(undefined, 4)],
      [0, 3],
      {
        precision,
        targets: 2,
      },
    ),
  ]
})

const x = Float32Array.from({ length: 40 }, (_, row) => ((row * 7) % 64) - 1)

t.test('ensembles in one memory answer as each in its own, in any order', async (t) => {
  const pool = createKernelPool()
  const sections = ensembles.map((ensemble) => readSection(compileEnsemble(ensemble)))
  const pooled = sections.map((section) => pool.add(section, 0))
  const walkers = pooled.map((kernel) => kernel.open() as EnsembleWalker)
  for (const rows of [1, 40, 13])
    for (const [index, section] of [...sections.entries()].reverse())
      t.same(walkers[index]?.scores(x, rows, 1), createWasmWalker(section)?.scores(x, rows, 1))
  t.notOk(pooled.some(({ waits }) => waits))
})

t.test('many ensembles are opened some at a time, and reserve one memory', async (t) => {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: { Memory: new (...all: unknown[]) => object }
  }
  const { Memory } = WebAssembly
  let memories = 0
  t.teardown(() => Object.assign(WebAssembly, { Memory }))
  Object.assign(WebAssembly, {
    Memory: function create(...all: unknown[]) {
      memories++
      return new Memory(...all)
    },
  })
  const pool = createKernelPool()
  const kernels = Array.from({ length: 100 }, (_, index) =>
    pool.add(readSection(compileEnsemble(ensembles[index % ensembles.length] as Ensemble)), 0),
  )
  const opened = Array.from(
    { length: 5 },
    () => kernels.filter((kernel) => kernel.open() !== undefined).length,
  )
  t.same(opened, [32, 32, 32, 4, 0])
  t.equal(memories, 1)
  const open = createOpener()
  const walkers = Array.from({ length: 100 }, () => open(compileEnsemble(ensembles[0] as Ensemble)))
  for (let turn = 0; turn < 10; turn++) for (const walker of walkers) walker.scores(x, 8, 1)
  t.equal(memories, 2)
})

t.test('where there is no kernel, or no WebAssembly, they stay', async (t) => {
  const nodes = Array.from({ length: 5000 }, (_, feature) => branch(5000, 5001, { feature }))
  const wide = ensembleOf(
    [...nodes, leaf(1), leaf(2)],
    nodes.map((_, index) => index),
    {},
  )
  t.equal(createKernelPool().add(readSection(compileEnsemble(wide)), 0).waits, false)
  const { WebAssembly } = globalThis as { WebAssembly?: unknown }
  t.teardown(() => Object.assign(globalThis, { WebAssembly }))
  Object.assign(globalThis, { WebAssembly: undefined })
  const kernel = createKernelPool().add(readSection(compileEnsemble(ensembles[0] as Ensemble)), 0)
  t.equal(kernel.open(), undefined)
  t.equal(kernel.waits, false)
})
