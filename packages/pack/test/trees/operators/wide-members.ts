import type { Branch, Node } from '@inferry/engine-trees/compile'
import fc from 'fast-check'
import t from 'tap'
import { checkWide, isWide, lowerWideMembers } from '../../../src/trees/operators/wide-members.ts'
import { fault } from '../../fixtures/reject.ts'
import { compare } from './fixtures/compare.ts'
import { indexedValues } from './fixtures/indexed-values.ts'
import { naiveScores } from './fixtures/naive-scores.ts'
import { operatorNode } from './fixtures/operator-model.ts'

const range = (length: number) => Array.from({ length }, (_, value) => value)

t.test('which sets are wide', async (t) => {
  t.notOk(isWide([0, 0.5, 30]))
  t.notOk(isWide(range(30)))
  t.ok(isWide(range(31)))
  t.ok(isWide([31]))
  t.ok(isWide([-1]))
  t.ok(isWide([Number.POSITIVE_INFINITY]))
})

t.test('what they may hold', async (t) => {
  const node = operatorNode({ name: 'TreeEnsemble', opset: 5, values: {} })
  checkWide(node, [100, -0, 2 ** 31 - 2, -(2 ** 31) + 1])
  for (const member of [100.5, 2 ** 31, Number.POSITIVE_INFINITY, Number.NaN])
    t.match((await fault(() => checkWide(node, [1, member]))).message, /32-bit whole numbers/)
  for (const member of [2 ** 31 - 1, -(2 ** 31)])
    t.throws(() => checkWide(node, [1, member]), { name: 'Unsupported' })
})

const branch: Branch = {
  feature: 0,
  mode: 'member',
  threshold: 0,
  missingTracksTrue: false,
  whenTrue: 0,
  whenFalse: 1,
}

/** Whether the lowered set has each value. */
function has(
  members: readonly number[],
  values: readonly number[],
  precision: 'float32' | 'float64',
  tracks = false,
) {
  const leaf = (weight: number) => ({ weights: [{ target: 0, weight }] })
  const nodes: Node[] = [leaf(1), leaf(0)]
  nodes.push(lowerWideMembers({ ...branch, members, missingTracksTrue: tracks }, nodes, precision))
  const ensemble = { precision, nodes, roots: [nodes.length - 1], targets: 1, aggregate: 'sum' } as const
  const x = precision === 'float32' ? Float32Array.from(values) : Float64Array.from(values)
  return Array.from(naiveScores(ensemble, x, values.length, 1).values, Boolean)
}

t.test('a set has what is in it when cut to a whole number', async () => {
  const member = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -(2 ** 25), max: 2 ** 25 }))
  const value = fc.oneof(
    fc.float({ min: -6, max: 6, noNaN: true }),
    member,
    fc.double({ noNaN: true }),
    fc.constantFrom(
      Number.NaN,
      Infinity,
      -Infinity,
      2 ** 24,
      2 ** 24 - 0.5,
      -(2 ** 24),
      -(2 ** 24) + 0.5,
      -0.5,
      0.5,
    ),
  )
  fc.assert(
    fc.property(
      fc.array(member, { minLength: 1, maxLength: 12 }),
      fc.array(value, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('float32' as const, 'float64' as const),
      fc.boolean(),
      (members, values, precision, tracks) => {
        const round = precision === 'float32' ? Math.fround : (exact: number) => exact
        const set = new Set(members.map((each) => round(each) + 0))
        const found = has([...set], [...values, ...members], precision, tracks)
        return [...values, ...members].every((each, index) => {
          const x = round(each)
          return found[index] === (Number.isNaN(x) ? tracks : set.has(Math.trunc(x) + 0))
        })
      },
    ),
  )
})

t.test('as in onnxruntime', async (t) => {
  const values = [
    0,
    0.5,
    -0.5,
    -0,
    1.7,
    2,
    2.5,
    3,
    99.9,
    100,
    100.5,
    101,
    -0.99,
    -1,
    -1.5,
    -2,
    2 ** 31,
    -(2 ** 31),
    1e20,
  ]
  const x = Float32Array.from([
    ...values,
    -1e20,
    Infinity,
    -Infinity,
    Number.NaN,
    2 ** 24,
    2 ** 24 + 2,
    2 ** 24 - 1,
  ])
  for (const members of [
    [100, -1, 2, 0],
    [100, 2],
    [-1, 1],
    [...range(35), -5],
    [2 ** 24, -(2 ** 24)],
  ]) {
    for (const tracks of [0, 1]) {
      const node = { mode: 6, feature: 0, members, tracks, whenTrue: { leaf: 0 }, whenFalse: { leaf: 1 } }
      const leaves = [
        { target: 0, weight: 1 },
        { target: 0, weight: 2 },
      ]
      const operator = {
        name: 'TreeEnsemble',
        opset: 5,
        values: { ...indexedValues({ nodes: [node], leaves, roots: [0] }), n_targets: { i: 1 } },
      } as const
      t.equal((await compare(operator, x, 1))?.ulps, 0, `${members}`)
    }
  }
})
