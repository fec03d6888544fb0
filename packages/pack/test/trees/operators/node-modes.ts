import t from 'tap'
import { namedMode, numberedMode } from '../../../src/trees/operators/node-modes.ts'

t.test('modes', async (t) => {
  t.equal(namedMode('BRANCH_GTE'), 'gte')
  t.equal(namedMode('LEAF'), 'leaf')
  t.throws(() => namedMode('BRANCH_MEMBER'), { name: 'Unsupported' })
  t.throws(() => namedMode('leaf'), { name: 'Unsupported', message: 'it has nodes of the mode "leaf"' })
  t.same([0, 1, 2, 3, 4, 5, 6].map(numberedMode), ['leq', 'lt', 'gte', 'gt', 'eq', 'neq', 'member'])
  t.throws(() => numberedMode(7), { name: 'Unsupported', message: 'it has nodes of the mode 7' })
})
