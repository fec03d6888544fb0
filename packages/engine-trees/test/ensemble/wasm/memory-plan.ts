import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Header } from '../../../src/ensemble/layout.ts'
import { laneBytes } from '../../../src/ensemble/wasm/kernel-memory.ts'
import { planMemory } from '../../../src/ensemble/wasm/memory-plan.ts'

const header: Header = {
  recordBytes: 8,
  precision: 'float32',
  aggregate: 'sum',
  leafKind: 'weight',
  features: 10,
  targets: 1,
  trees: 100,
  columns: 10,
  records: 54_492,
  leaves: 0,
  pairs: 0,
}

t.test('blocks are as large as a cache allows', async (t) => {
  t.equal(planMemory(header, 13).blockRows, 128)
  t.equal(planMemory({ ...header, columns: 64 }, 13).blockRows, 32)
  t.equal(planMemory({ ...header, columns: 4095 }, 13).blockRows, 8)
  t.equal(planMemory({ ...header, targets: 1000 }, 13).blockRows, 8)
})

t.test('rows that are much wider than what is read are not copied whole', async (t) => {
  t.equal(planMemory({ ...header, features: 40 }, 13).xSize, 128 * 104)
  t.equal(planMemory({ ...header, features: 2 ** 31 }, 13).xSize, 128 * 10)
})

t.test('scratch rows fit between lanes, and scratch is bounded', async () => {
  const any = fc.record({
    columns: fc.integer({ min: 0, max: 4095 }),
    targets: fc.integer({ min: 1, max: 100_000 }),
    features: fc.integer({ min: 1, max: 2 ** 31 }),
    precision: fc.constantFrom('float32', 'float64'),
  })
  fc.assert(
    fc.property(any, (change) => {
      const wide = change.precision === 'float64'
      const plan = planMemory({ ...header, ...change, trees: 1, records: 1, recordBytes: wide ? 16 : 8 }, 1)
      assert.ok((plan.blockRows / 8) * plan.keyBytes <= laneBytes)
      assert.ok(plan.xSize >= plan.blockRows * change.columns)
      assert.ok(plan.size < 2 ** 20 * 4 + change.targets * 64)
    }),
  )
})
