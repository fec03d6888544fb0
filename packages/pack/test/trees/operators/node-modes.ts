import t from 'tap'
import { namedMode, numberedMode } from '../../../src/trees/operators/node-modes.ts'

t.test('modes', async (t) => {
  const mode = (name: string) => namedMode(new TextEncoder().encode(name))
  const names = ['LEAF', ...['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ'].map((name) => `BRANCH_${name}`)]
  t.same(names.map(mode), ['leaf', 'leq', 'lt', 'gte', 'gt', 'eq', 'neq'])
  for (const name of ['BRANCH_MEMBER', 'BRANCH', 'XRANCH_LEQ', '', 'LEAFX'])
    t.throws(() => mode(name), { name: 'Unsupported' }, name)
  t.throws(() => mode('leaf'), { name: 'Unsupported', message: 'it has nodes of the mode "leaf"' })
  t.same([0, 1, 2, 3, 4, 5, 6].map(numberedMode), ['leq', 'lt', 'gte', 'gt', 'eq', 'neq', 'member'])
  t.throws(() => numberedMode(7), { name: 'Unsupported', message: 'it has nodes of the mode 7' })
})
