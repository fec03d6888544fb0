import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, floats, rowsOf, run } from '../../fixtures/run-step.ts'

t.test('in any order, any number of times', async (t) => {
  t.match(run({ kind: 'columns', x: 0, indices: [2, 0, 0, 1] }, [floats(3, 1, 2, 3, 4, 5, 6)]), {
    types: [{ type: 'float32', columns: 4 }],
    elements: [[3, 1, 1, 2, 6, 4, 4, 5]],
  })
  const texts = rowsOf('string', 2, ['a', 'b', 'c', 'd'])
  t.same(run({ kind: 'columns', x: 0, indices: [1] }, [texts]).elements, [['b', 'd']])
})

t.test('only those that are there', async (t) => {
  t.match(
    faultOf(() => bind({ kind: 'columns', x: 0, indices: [3] }, [floats(3, 1, 2, 3)])),
    { message: /from 0 to 2/ },
  )
})
