import assert from 'node:assert/strict'
import { InferryError } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { compileEnsemble } from '../../src/ensemble/compile/compile-ensemble.ts'
import { createOpener, openScript } from '../../src/ensemble/open-ensemble.ts'
import type { EnsembleWalker } from '../../src/ensemble/scores.ts'
import { readSection } from '../../src/ensemble/section/read-section.ts'
import { createWasmWalker } from '../../src/ensemble/wasm/wasm-walker.ts'
import { anyEnsemble, anyValue } from './fixtures/any-ensemble.ts'
import { ensembleOf, fullTree, joined } from './fixtures/ensembles.ts'
import { naiveScores } from './fixtures/naive-scores.ts'
import { sameScores } from './fixtures/same-scores.ts'

const openEnsemble = (bytes: Uint8Array) => createOpener()(bytes)

/** By JavaScript and by WebAssembly, if it has a kernel for the section. */
function walkers(bytes: Uint8Array): readonly EnsembleWalker[] {
  const section = readSection(bytes)
  const wasm = createWasmWalker(section)
  return [openScript(section), ...(wasm === undefined ? [] : [wasm])]
}

const anyCase = anyEnsemble.chain(({ ensemble, features }) =>
  fc.record({
    ensemble: fc.constant(ensemble),
    columns: fc.constant(features),
    rows: fc.array(fc.array(anyValue, { minLength: features, maxLength: features }), { maxLength: 20 }),
    FloatArray: fc.constantFrom(Float32Array, Float64Array),
  }),
)

t.test('any ensemble on any rows, bit for bit, by both ways', async () => {
  fc.assert(
    fc.property(anyCase, ({ ensemble, columns, rows, FloatArray }) => {
      const x = new FloatArray(rows.flat())
      const wanted = naiveScores(ensemble, x, rows.length, columns)
      for (const walker of walkers(compileEnsemble(ensemble)))
        sameScores(walker.scores(x, rows.length, columns), wanted)
    }),
    { numRuns: 1000 },
  )
})

t.test('a small ensemble starts in JavaScript, a large one in WebAssembly', async (t) => {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: { Instance: new (...all: unknown[]) => object }
  }
  const { Instance } = WebAssembly
  let instances = 0
  t.teardown(() => Object.assign(WebAssembly, { Instance }))
  Object.assign(WebAssembly, {
    Instance: function create(...all: unknown[]) {
      instances++
      return new Instance(...all)
    },
  })
  const small = openEnsemble(compileEnsemble(ensembleOf(fullTree(3), [0])))
  t.match(small, { features: 1, targets: 1, precision: 'float32' })
  const walked = [7, 0, 1, 1, 100].map((rows) => {
    const x = Float32Array.from({ length: rows }, (_, row) => row % 8)
    t.same(small.scores(x, rows, 1).values, x)
    return instances
  })
  t.same(walked, [0, 0, 1, 1, 1])
  openEnsemble(compileEnsemble(ensembleOf(fullTree(12), [0])))
  t.equal(instances, 1)
  openEnsemble(compileEnsemble(ensembleOf(fullTree(13), [0])))
  t.equal(instances, 2)
})

t.test('trees in several segments', { timeout: 60_000 }, async (t) => {
  const { nodes, roots } = joined([fullTree(17), fullTree(18), fullTree(18, 1), fullTree(1)])
  const section = compileEnsemble(ensembleOf(nodes, roots))
  t.ok(readSection(section).segments.length > 1)
  const rows = 25
  const x = Float32Array.from({ length: rows * 2 }, (_, at) => (at * 1_234_567) % 2 ** 18)
  for (const walker of walkers(section)) {
    const wanted = Array.from({ length: rows }, (_, row) => {
      const [a, b] = [x[row * 2] as number, x[row * 2 + 1] as number]
      return Math.fround(Math.fround(Math.min(a, 2 ** 17 - 1) + a) + b) + Math.min(a, 1)
    })
    t.same(walker.scores(x, rows, 2).values, new Float32Array(wanted))
  }
})

t.test('damaged bytes are refused, or walked within them and alike by both ways', async (t) => {
  const anyDamage = fc.array(
    fc.record({
      // Where in the section, of 1: 0 is the header, 1 the last record or weight.
      at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true })),
      word: fc.oneof(fc.nat(16), fc.constantFrom(2 ** 31, 2 ** 32 - 1, 4096, 8193), fc.nat(2 ** 20)),
      // Added to what is there, or written over it; of 32 bits or of 8.
      adds: fc.boolean(),
      byte: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  )
  const found = { refused: 0, walked: 0 }
  fc.assert(
    fc.property(anyCase, anyDamage, ({ ensemble, rows, columns }, damage) => {
      const section = compileEnsemble(ensemble)
      const view = new DataView(section.buffer)
      for (const { at, word, adds, byte } of damage) {
        const place = Math.floor(at * (section.length / 4 - 1)) * 4
        if (byte) view.setUint8(place, (adds ? view.getUint8(place) : 0) + word)
        else view.setUint32(place, (adds ? view.getUint32(place, true) : 0) + word, true)
      }
      const [script, wasm] = [() => openScript(readSection(section)), () => openEnsemble(section)].map(
        (open) => {
          try {
            return open()
          } catch (error) {
            assert.ok(error instanceof InferryError)
            assert.equal(error.code, 'INVALID_ARTIFACT')
            return undefined
          }
        },
      )
      assert.equal(script === undefined, wasm === undefined)
      if (script === undefined || wasm === undefined) {
        found.refused++
        return
      }
      found.walked++
      const width = Math.max(columns, script.features)
      if (width > 10_000) return
      const x = Float32Array.from(
        { length: rows.length * width },
        (_, at) => rows.flat()[at % columns] as number,
      )
      const scores = script.scores(x, rows.length, width)
      const present = new Uint8Array(scores.values.length).fill(1)
      sameScores(wasm.scores(x, rows.length, width), { present, ...scores })
    }),
    { numRuns: 1000 },
  )
  t.ok(found.refused > 50 && found.walked > 50, JSON.stringify(found))
})
