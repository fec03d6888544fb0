import type { Node } from '@inferry/engine-trees/compile'
import t from 'tap'
import { walkTrees } from '../../../src/trees/operators/walk-trees.ts'

const leaf: Node = { weights: [] }
const branch = (whenFalse: number, whenTrue: number): Node => ({
  feature: 0,
  mode: 'leq',
  threshold: 0,
  missingTracksTrue: false,
  whenTrue,
  whenFalse,
})

function walk(nodes: readonly Node[], roots: readonly number[] = [0]) {
  const shared: string[] = []
  const order = walkTrees(nodes, roots, {
    missing: (node) => new Error(`missing ${node}`),
    cycle: (node) => new Error(`cycle ${node}`),
    shared: (node, asFalseBranch) => {
      shared.push(`${node} ${asFalseBranch}`)
      return node === 5 ? new Error('shared 5') : undefined
    },
  })
  return { order, shared }
}

t.test('parents first, false branches first', async (t) => {
  t.same(walk([branch(4, 1), branch(2, 3), leaf, leaf, leaf]).order, [0, 4, 1, 2, 3])
  t.same(walk([leaf, leaf], [1, 0]).order, [1, 0])
  t.same(walk([leaf, leaf], [1, 1]).order, [1])
  t.same(walk([], []).order, [])
  t.same(walk([branch(1, 2), branch(2, 2), leaf, branch(3, 3)], [1, 0]).order, [1, 2, 0])
})

t.test('no nodes, cycles, shared nodes', async (t) => {
  t.throws(() => walk([branch(1, 2), leaf]), { message: 'missing 0' })
  t.throws(() => walk([branch(1, -1), leaf]), { message: 'missing 0' })
  t.throws(() => walk([branch(0, 1), leaf]), { message: 'cycle 0' })
  t.throws(() => walk([branch(1, 2), leaf, branch(3, 4), leaf, branch(1, 2)]), { message: 'cycle 2' })
  t.same(walk([branch(1, 2), leaf, branch(1, 3), leaf]).shared, ['1 true'])
  t.same(walk([branch(1, 2), leaf, branch(3, 1), leaf]).shared, ['1 false'])
  t.throws(() => walk([branch(5, 5), leaf, leaf, leaf, leaf, leaf]), { message: 'shared 5' })
})

t.test('as deep as a tree can be', async (t) => {
  const depth = 300_000
  const nodes = Array.from({ length: depth }, (_, at) => branch(at + 1, depth))
  t.equal(walk([...nodes, leaf]).order.length, depth + 1)
})
