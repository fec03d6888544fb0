import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { floatKey, highestKey, lowestKey } from '../../../src/ensemble/float-order.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { createMemory } from '../../../src/ensemble/wasm/kernel.ts'
import { createKernelInput } from '../../../src/ensemble/wasm/kernel-input.ts'
import { laneBytes } from '../../../src/ensemble/wasm/kernel-memory.ts'
import { planMemory } from '../../../src/ensemble/wasm/memory-plan.ts'
import { treeGroups } from '../../../src/ensemble/wasm/tree-groups.ts'
import { writeModel } from '../../../src/ensemble/wasm/write-model.ts'
import { branch, ensembleOf, leaf } from '../fixtures/ensembles.ts'

const nodes = [
  branch(1, 2, { feature: 2, missingTracksTrue: true }),
  branch(2, 3, { feature: 0 }),
  leaf(1),
  leaf(2),
]

function input(ensemble: Ensemble) {
  const section = readSection(compileEnsemble(ensemble))
  const groups = treeGroups(section.trees)
  const plan = planMemory(section.header, groups.length)
  const created = createMemory(plan.size)
  const memory = created.buffer
  const kernel = created.kernel(ensemble.precision === 'float32' ? 'narrow' : 'wide')
  writeModel(section, groups, plan, memory)
  /** A row's two values in the scratch, behind that of leaves. */
  const scratch = (row: number) => {
    const at = plan.keys + (row % 8) * laneBytes + Math.floor(row / 8) * plan.keyBytes
    return ensemble.precision === 'float32'
      ? [...new BigInt64Array(memory, at, 3)].map((value) => Number(value >> 32n))
      : [...new Float64Array(memory, at, 3)]
  }
  return { ...createKernelInput(section, plan, kernel, memory), scratch, plan }
}

const columns = 4
const rows = Array.from({ length: 16 }, (_, row) => [
  row - 8,
  Number.NaN,
  row === 9 ? Number.NaN : row / 2,
  7,
])
rows[3] = [-0, 0, -0, 0]
rows[4] = [Number.NaN, 0, Number.NEGATIVE_INFINITY, 0]

t.test('keys of float32', async (t) => {
  const { scratch, ...read } = input(ensembleOf(nodes, [0]))
  const key = (value: number, nan: number): number => (Number.isNaN(value) ? nan : floatKey(value))
  const wanted = rows.map((row) => [
    lowestKey,
    key(row[0] as number, highestKey),
    key(row[2] as number, lowestKey),
  ])
  for (const FloatArray of [Float32Array, Float64Array]) {
    read.rows(new FloatArray([99, ...rows.flat()]), 1, columns, 16)
    t.same(
      rows.map((_, row) => scratch(row)),
      wanted,
    )
  }
  read.oneRow(new Float32Array(rows.flat()), 9 * columns)
  t.same(scratch(0), wanted[9])
})

t.test('float64 as it is', async (t) => {
  const { scratch, ...read } = input(ensembleOf(nodes, [0], { precision: 'float64' }))
  read.rows(new Float64Array(rows.flat()), 0, columns, 16)
  const low = Number.NEGATIVE_INFINITY
  t.same(scratch(9), [low, 1, low])
  t.same(scratch(4), [low, Number.NaN, low])
  t.same(scratch(8), [low, 0, 4])
})

t.test('rows much wider than what is read', async (t) => {
  const { scratch, plan, ...read } = input(ensembleOf(nodes, [0]))
  const wide = 2000
  t.ok(wide * 8 > plan.xSize)
  const x = new Float32Array(wide * 8)
  x[7 * wide] = 5
  x[7 * wide + 2] = 6
  read.rows(x, 0, wide, 8)
  t.same(scratch(7), [lowestKey, floatKey(5), floatKey(6)])
})
