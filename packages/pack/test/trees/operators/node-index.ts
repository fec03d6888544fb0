import { faultOf } from '@inferry/testing'
import t from 'tap'
import { indexNodes } from '../../../src/trees/operators/node-index.ts'
import { operatorNode } from './fixtures/operator-model.ts'

const proto = operatorNode({ name: 'TreeEnsembleRegressor', opset: 3, values: {} })
const index = (nodes: readonly (readonly [tree: number, node: number])[]) =>
  indexNodes(
    proto,
    Int32Array.from(nodes, ([tree]) => tree),
    Int32Array.from(nodes, ([, node]) => node),
  )

t.test('finds nodes, whatever their numbers', async (t) => {
  const cases: readonly (readonly (readonly [number, number])[])[] = [
    [
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
    ],
    [
      [7, 5],
      [7, 6],
      [3, 1],
      [3, 9],
      [3, 10],
      [3, 100],
    ],
    [
      [0, 2],
      [0, 0],
      [0, 1],
      [5, 2147483647],
      [5, -2147483648],
    ],
    [
      [0, -5],
      [0, -1],
      [0, 4],
    ],
  ]
  for (const nodes of cases) {
    const { find } = index(nodes)
    for (const [place, [tree, node]] of nodes.entries()) {
      t.equal(find(tree, node), place)
      t.equal(find(tree + 1000, node), undefined)
    }
    for (const [tree, node] of nodes) {
      for (const near of [node - 1, node + 1, node + 50]) {
        const place = nodes.findIndex((each) => each[0] === tree && each[1] === near)
        t.equal(find(tree, near), place < 0 ? undefined : place, `${tree}-${near}`)
      }
    }
  }
})

t.test('roots, in order', async (t) => {
  t.same(
    index([
      [7, 5],
      [7, 6],
      [3, 1],
      [4, 0],
    ]).roots,
    [0, 2, 3],
  )
  t.same(index([]).roots, [])
})

t.test('refuses', async (t) => {
  t.throws(
    () =>
      index([
        [0, 0],
        [1, 0],
        [0, 1],
      ]),
    { name: 'Unsupported' },
  )
  t.throws(() => index([[-1, 0]]), { name: 'Unsupported' })
  t.match(
    faultOf(() =>
      index([
        [2, 0],
        [2, 1],
        [2, 0],
      ]),
    ).message,
    /its tree 2 has two nodes 0/,
  )
  t.match(
    faultOf(() =>
      index([
        [2, 0],
        [2, 0],
      ]),
    ).message,
    /its tree 2 has two nodes 0/,
  )
})
