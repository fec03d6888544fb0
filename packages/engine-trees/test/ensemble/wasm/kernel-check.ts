import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { type Check, createMemory, type Kernel } from '../../../src/ensemble/wasm/kernel.ts'
import { kernelCheck } from '../../../src/ensemble/wasm/kernel-check.ts'
import { checkCopies } from '../../../src/ensemble/wasm/kernel-memory.ts'
import { ensembleOf, leaf, small } from '../fixtures/ensembles.ts'

t.test('one copy after the other, the last one for all that is left', async (t) => {
  const asked: [number, ...number[]][] = []
  const copies = Array.from({ length: checkCopies }, (_, copy): [string, Check] => [
    `check${copy}`,
    (...given) => {
      asked.push([copy, ...given])
      return 0
    },
  ])
  const { header } = readSection(compileEnsemble(small))
  const check = kernelCheck(Object.fromEntries(copies) as unknown as Kernel, header, 64)
  for (const first of [0, 4999, 5000, 15 * 5000 - 1, 15 * 5000, 10 ** 6]) check(0, first, first + 2)
  const { columns, leaves } = header
  t.same(
    asked,
    [
      [0, 0],
      [0, 4999],
      [1, 5000],
      [14, 74_999],
      [15, 75_000],
      [15, 10 ** 6],
    ].map(([copy = 0, first = 0]) => [copy, 64, 0, first, first + 2, columns, 1, leaves]),
  )
})

t.test('every copy checks', async (t) => {
  const kernel = createMemory(65536).kernel('narrow')
  for (let copy = 0; copy < checkCopies; copy++)
    // Zeros: a leaf that is its own child as the first record, and one that is not as the second.
    t.equal((kernel[`check${copy}`] as Check)(0, 0, 0, 2, 0, 1, 0), 1, `check${copy}`)
})

t.test('leaves with an index', async (t) => {
  const { header } = readSection(compileEnsemble(ensembleOf([leaf(1, 2)], [0], { targets: 2 })))
  const kernel = createMemory(65536).kernel('narrow')
  t.equal(kernelCheck(kernel, { ...header, leaves: 1 }, 0)(0, 0, 1), 1)
  t.equal(kernelCheck(kernel, { ...header, leaves: 0 }, 0)(0, 0, 1), 0, 'one of none')
})
