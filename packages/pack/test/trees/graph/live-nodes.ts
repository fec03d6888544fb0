import t from 'tap'
import { liveNodes } from '../../../src/trees/graph/live-nodes.ts'
import { model, node, value } from '../../fixtures/models.ts'

const names = (...nodes: readonly (readonly [string, readonly string[], readonly string[]])[]) =>
  liveNodes(
    model({
      output: [value('Y')],
      node: nodes.map(([name, input, output]) => node('Op', input, output, { name })),
    }).graph,
  ).map(({ name }) => name)

t.test('in an order that can be computed, without what nothing needs', async (t) => {
  t.same(
    names(['last', ['a', 'b'], ['Y']], ['b', ['a'], ['b']], ['dead', ['a'], ['d']], ['a', ['X'], ['a']]),
    ['a', 'b', 'last'],
  )
  t.same(names(['one', ['X', ''], ['Y', '']]), ['one'])
  t.same(names(['other', ['X'], ['Z']]), [])
})

t.test('a node that needs its own result', async (t) => {
  t.throws(() => names(['a', ['b'], ['Y']], ['b', ['Y'], ['b']]), { message: /needs its own result/ })
})

t.test('a chain longer than the stack', async (t) => {
  const count = 50_000
  const chain = Array.from(
    { length: count },
    (_, index) => [`${index}`, [`v${index}`], [index === count - 1 ? 'Y' : `v${index + 1}`]] as const,
  )
  t.equal(names(...chain).length, count)
})
