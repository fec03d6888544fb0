import t from 'tap'
import { readThrough } from '../../../src/program/fold/read-through.ts'
import { branch, ensembleOf, leaf } from '../../ensemble/fixtures/ensembles.ts'

const ensemble = (feature: number) => ensembleOf([branch(1, 2, { feature }), leaf(1), leaf(2)], [0])
const chosen = (first: number, x: number, indices: number[]) =>
  ({ step: { kind: 'columns', x, indices }, first, outputs: 1 }) as const
const steps = [chosen(1, 0, [4, 2]), chosen(2, 1, [1, 1, 0])]

t.test('columns are read where they come from, through several steps', async (t) => {
  t.same(readThrough(2, ensemble(2), steps), { x: 0, ensemble: ensemble(4) })
  t.same(readThrough(1, ensemble(1), steps), { x: 0, ensemble: ensemble(2) })
})

t.test('what is not chosen from another value, or not chosen at all, stays', async (t) => {
  t.same(readThrough(0, ensemble(1), steps), { x: 0, ensemble: ensemble(1) })
  t.same(readThrough(1, ensemble(2), steps), { x: 1, ensemble: ensemble(2) })
})
