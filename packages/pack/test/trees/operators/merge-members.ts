import type { Branch } from '@inferry/engine-trees/compile'
import t from 'tap'
import { DataType } from '../../fixtures/models.ts'
import { compare, readOperator } from './fixtures/compare.ts'
import { indexedValues } from './fixtures/indexed-values.ts'
import {
  leaf,
  type NamedNode,
  type NamedTrees,
  type NamedWeight,
  namedValues,
} from './fixtures/named-values.ts'
import type { Operator } from './fixtures/operator-model.ts'
import { createRandom } from './fixtures/random-trees.ts'

const values = [0, 0.5, 1, 2, 3, 31, 32, 33, 40, 64, 65, -1, Number.NaN]
const x = Float32Array.from(values)

function regressor(trees: NamedTrees, targets = 2, input: number = DataType.FLOAT): Operator {
  const attributes = { ...namedValues(trees, 'target'), n_targets: { i: targets } }
  return { name: 'TreeEnsembleRegressor', opset: 3, input, values: attributes }
}

/** `==` with each category in turn; each has a leaf of its own with `[target, weight]`, as has what is none of them. */
function chain(
  categories: readonly number[],
  leaves: readonly (readonly [target: number, weight: number])[],
  tracks: readonly number[] = [],
): NamedTrees {
  const last = 2 * categories.length
  const nodes = categories.flatMap((category, at): readonly NamedNode[] => [
    [0, 2 * at, 'BRANCH_EQ', 0, category, 2 * at + 1, 2 * at + 2, tracks[at] ?? 0],
    leaf(0, 2 * at + 1),
  ])
  const weights = leaves.map(
    ([target, weight], at): NamedWeight => [0, Math.min(2 * at + 1, last), target, weight],
  )
  return { nodes: [...nodes, leaf(0, last)], weights }
}

const ten: readonly [number, number] = [0, 10]
const other: readonly [number, number] = [1, 30]

t.test('a chain of categories is one set', async (t) => {
  const operator = regressor(chain([3, 1, 0, 64, 0.5], [ten, ten, ten, ten, ten, other]))
  const { nodes, roots } = readOperator(operator).ensemble
  const head = nodes[roots[0] as number] as Branch
  t.equal(head.mode, 'member')
  t.same(head.members, [3, 1, 0, 64, 0.5])
  t.equal((await compare(operator, x, 1))?.ulps, 0)
  const double = await compare(
    regressor(chain([3, 1, 0, 64, 0.5], [ten, ten, ten, ten, ten, other]), 2, DataType.DOUBLE),
    Float64Array.from(values),
    1,
  )
  t.equal(double?.ulps, 0)
})

t.test('only where the same follows', async (t) => {
  const operator = regressor(chain([3, 1, 2], [ten, ten, [0, 11], other]))
  const { nodes, roots } = readOperator(operator).ensemble
  const head = nodes[roots[0] as number] as Branch
  t.same(head.members, [3, 1])
  t.equal((nodes[head.whenFalse] as Branch).mode, 'eq')
  t.equal((await compare(operator, x, 1))?.ulps, 0)
})

t.test('other features, other modes', async (t) => {
  const { nodes, weights } = chain([3, 1], [ten, ten, other])
  const changed = (place: number, mode: string, feature: number) =>
    nodes.map((node, at): NamedNode => (at === place ? [0, 2, mode, feature, 1, 3, 4] : node))
  for (const [mode, feature] of [
    ['BRANCH_EQ', 1],
    ['BRANCH_NEQ', 0],
  ] as const) {
    const operator = regressor({ nodes: changed(2, mode, feature), weights })
    const read = readOperator(operator).ensemble
    t.equal((read.nodes[read.roots[0] as number] as Branch).mode, 'eq')
    t.equal((await compare(operator, Float32Array.from(values.flatMap((a) => [a, 1, a, 3])), 2))?.ulps, 0)
  }
})

t.test('what onnxruntime merges though it differs is not read', async (t) => {
  const message = /onnxruntime merges comparisons of feature 0 with 1 and 2, though what follows differs/
  t.throws(() => readOperator(regressor(chain([1, 2], [ten, [1, 10], other]))), {
    name: 'Unsupported',
    message,
  })
  t.throws(() => readOperator(regressor(chain([1, 2], [ten, ten, other], [0, 1]))), {
    name: 'Unsupported',
    message,
  })
  const twice = chain([1, 2], [ten, ten, other])
  t.throws(() => readOperator(regressor({ ...twice, weights: [...twice.weights, [0, 3, 1, 5]] })), {
    message,
  })
  // Without room in a float's bits, it does not.
  for (const [one, two] of [
    [0, 2],
    [1, 33],
    [0.5, 1],
  ] as const) {
    for (const tracks of [[], [0, 1], [1, 0]]) {
      const operator = regressor(chain([one, two], [ten, [1, 10], other], tracks))
      t.equal((await compare(operator, x, 1))?.ulps, 0, `${one} and ${two}`)
    }
  }
  const node = (members: readonly number[], target: number) =>
    ({ mode: 6, feature: 0, members, whenTrue: { leaf: target }, whenFalse: { leaf: 2 } }) as const
  const indexed = (members: readonly number[]) => {
    const trees = {
      nodes: [{ ...node(members, 0), whenFalse: 1 }, node([3], 1)],
      leaves: [
        { target: 0, weight: 10 },
        { target: 1, weight: 10 },
        { target: 0, weight: 30 },
      ],
      roots: [0],
    }
    const attributes = { ...indexedValues(trees), n_targets: { i: 2 } }
    return { name: 'TreeEnsemble', opset: 5, values: attributes } as const
  }
  t.throws(() => readOperator(indexed([1, 2])), { name: 'Unsupported' })
  t.equal((await compare(indexed([1, 0]), x, 1))?.ulps, 0)
  t.equal((await compare(indexed([1, 31]), x, 1))?.ulps, 0)
})

t.test('leaves without weights', async (t) => {
  // onnxruntime compares weights of other leaves, and may so find the same what gives different values.
  const { nodes } = chain([1, 2], [])
  const valued = (values: readonly number[]) =>
    nodes.map((node, at): NamedNode => (node[2] === 'LEAF' ? leaf(0, node[1], values[at] ?? 0) : node))
  const weights = [[0, 4, 0, 30]] as const
  t.equal((await compare(regressor({ nodes: valued([0, 7, 0, 8]), weights }, 1), x, 1))?.ulps, 0)
  t.equal((await compare(regressor({ nodes: valued([0, 7, 0, 7]), weights }, 1), x, 1))?.ulps, 0)
  const unlike = regressor({ nodes: valued([0, 7, 0, 7]), weights: [[0, 1, 0, 9], ...weights] }, 1)
  t.throws(() => readOperator(unlike), { name: 'Unsupported' })
})

t.test('random chains', async (t) => {
  let read = 0
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed)
    const categories = Array.from({ length: 1 + random.below(5) }, () => random.pick(values.slice(0, -1)))
    const leaves = [...categories, 0].map(() => random.pick([ten, ten, ten, other, [0, 30]] as const))
    const tracks = categories.map(() => (random.below(5) === 0 ? 1 : 0))
    const found = await compare(regressor(chain(categories, leaves, tracks)), x, 1)
    if (found === undefined) continue
    read++
    t.equal(found.ulps, 0, `seed ${seed}`)
  }
  t.ok(read > 30)
})

t.test('a long chain is read in time', async (t) => {
  const count = 20_000
  const categories = Array.from({ length: count }, (_, category) => category)
  const { nodes, roots } = readOperator(
    regressor(chain(categories, [...categories.map(() => ten), other])),
  ).ensemble
  t.equal((nodes[roots[0] as number] as Branch).members?.length, count)
})
