import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, floats, run } from '../../fixtures/run-step.ts'

const reduce = (operation: string, size: number) => ({ kind: 'reduce', operation, x: 0, size })

t.test('each run of columns', async (t) => {
  const given = [floats(4, 1, 5, 3, 2, 8, 7, 6, 9)]
  t.match(run(reduce('max', 2), given), {
    types: [{ type: 'float32', columns: 2 }],
    elements: [[5, 3, 8, 9]],
  })
  t.match(run(reduce('argmax', 4), given), { types: [{ type: 'int64', columns: 1 }], elements: [[1n, 3n]] })
})

t.test('places in many rows', async (t) => {
  const places = Array.from({ length: 20 }, (_, row) => row % 3)
  const given = [floats(3, ...places.flatMap((place) => [0, 1, 2].map((at) => Number(at === place))))]
  t.same(run(reduce('argmax', 3), given).elements, [places.map(BigInt)])
})

t.test('runs that do not fit', async (t) => {
  const given = [floats(4, 1, 2, 3, 4)]
  t.match(
    faultOf(() => bind(reduce('sum', 3), given)),
    { message: /4 columns do not fall into runs of 3/ },
  )
  t.match(
    faultOf(() => bind(reduce('sum', 0), given)),
    { message: /from 1 to 4/ },
  )
  t.equal(bind(reduce('sum', 4), given).cost, 4, 'what it reads counts')
})
