import t from 'tap'
import type { Built } from '../../../src/program/fold/built.ts'
import type { KnownValue } from '../../../src/program/fold/evaluate.ts'
import { readThrough } from '../../../src/program/fold/read-through.ts'
import type { Step } from '../../../src/program/steps/index.ts'
import { branch, ensembleOf, leaf } from '../../ensemble/fixtures/ensembles.ts'

const trees = (feature: number, threshold = 0) =>
  ensembleOf([branch(1, 2, { feature, threshold }), leaf(1), leaf(2)], [0])

/** Values 0 and 1 are inputs of three columns, 9 and 8 are the constants 2 and -4, the others are what these steps make. */
function built(steps: Readonly<Record<number, Step>>, columns = 3): Built {
  const constant = (number: number): KnownValue => {
    return { type: 'float32', columns: 1, constant: true, elements: Float32Array.of(number) }
  }
  return {
    maker: (value) => steps[value],
    constant: (value) => (value === 9 ? constant(2) : value === 8 ? constant(-4) : undefined),
    type: () => ({ type: 'float32', columns }),
  }
}

const double = (x: number): Step => ({ kind: 'binary', operation: 'mul', left: x, right: 9 })
const none = () => {
  throw new Error('nothing is to be joined')
}

t.test('columns are read where they come from, through several steps', async (t) => {
  const steps = built({
    2: { kind: 'columns', x: 0, indices: [4, 2] },
    3: { kind: 'columns', x: 2, indices: [1, 1, 0] },
  })
  t.same(readThrough({ x: 3, ensemble: trees(2) }, steps, none), { x: 0, ensemble: trees(4) })
  t.same(readThrough({ x: 2, ensemble: trees(1) }, steps, none), { x: 0, ensemble: trees(2) })
})

t.test('a scaler is read through, before and behind a choice of columns', async (t) => {
  const steps = built({ 2: double(0), 3: { kind: 'columns', x: 2, indices: [2, 1, 0] }, 4: double(3) })
  const { x, ensemble } = readThrough({ x: 4, ensemble: trees(0, 12) }, steps, none)
  t.equal(x, 0)
  t.match(ensemble.nodes[0], { feature: 2, mode: 'leq', threshold: 3 })
})

t.test('each part has its own scaler', async (t) => {
  const steps = built({
    2: double(0),
    3: { kind: 'binary', operation: 'mul', left: 1, right: 8 },
    4: { kind: 'concat', parts: [2, 3] },
  })
  const both = ensembleOf(
    [
      branch(1, 2, { feature: 2, threshold: 12 }),
      branch(2, 3, { feature: 3, mode: 'gte', threshold: 12 }),
      leaf(1),
      leaf(2),
    ],
    [0],
  )
  const { x, ensemble } = readThrough({ x: 4, ensemble: both }, steps, () => 5)
  t.equal(x, 5)
  t.match(ensemble.nodes, [
    { feature: 2, threshold: 6, whenTrue: 1, whenFalse: 2 },
    { feature: 3, mode: 'leq', threshold: -3, whenTrue: 2, whenFalse: 3 },
  ])
})

t.test('a long way', async (t) => {
  const steps: Record<number, Step> = {}
  const last = 20_000
  for (let value = 100; value <= last; value++)
    steps[value] = { kind: 'columns', x: value === 100 ? 0 : value - 1, indices: [0, 1, 2] }
  t.same(readThrough({ x: last, ensemble: trees(1) }, built(steps), none), { x: 0, ensemble: trees(1) })
})

t.test('parts are joined as they were before they were scaled', async (t) => {
  const steps = built({
    2: double(0),
    3: { kind: 'concat', parts: [2, 1] },
    4: { kind: 'concat', parts: [1, 1] },
    5: double(4),
    6: { kind: 'concat', parts: [1, 5] },
  })
  const joined: (readonly number[])[] = []
  const concat = (parts: readonly number[]) => 100 + joined.push(parts)
  const first = readThrough({ x: 3, ensemble: trees(2, 12) }, steps, concat)
  t.match(first, { x: 101, ensemble: { nodes: [{ feature: 2, threshold: 6 }] } })
  t.match(readThrough({ x: 3, ensemble: trees(3, 12) }, steps, concat).ensemble, trees(3, 12))
  t.equal(readThrough({ x: 6, ensemble: trees(0) }, steps, concat).x, 103)
  t.same(joined, [
    [0, 1],
    [0, 1],
    [1, 1, 1],
  ])
})

t.test('what stays as it is', async (t) => {
  const steps = built({
    2: { kind: 'columns', x: 0, indices: [4, 2] },
    3: { kind: 'concat', parts: [0, 1] },
    4: double(0),
  })
  const same = (x: number, ensemble: ReturnType<typeof trees>) =>
    t.same(readThrough({ x, ensemble }, steps, none), { x, ensemble })
  same(0, trees(1))
  same(2, trees(2))
  same(3, trees(4))
  same(4, { ...trees(0), precision: 'float64' })
  same(4, ensembleOf([branch(1, 2, { mode: 'eq' }), leaf(1), leaf(2)], [0]))
})
