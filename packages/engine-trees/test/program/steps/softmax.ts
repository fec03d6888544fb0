import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, floats, rowsOf, run } from '../../fixtures/run-step.ts'

const softmax = (size: number) => ({ kind: 'softmax', x: 0, size })

t.test('each run of columns adds up to one', async (t) => {
  const [found] = run(softmax(2), [floats(4, 0, 0, 1000, 999)]).elements as [number[]]
  t.same(found.slice(0, 2), [0.5, 0.5])
  t.ok(Math.abs((found[2] as number) - 1 / (1 + Math.exp(-1))) < 1e-7)
  t.ok(Math.abs((found[2] as number) + (found[3] as number) - 1) < 1e-7)
})

t.test('what does not fit', async (t) => {
  t.match(
    faultOf(() => bind(softmax(3), [floats(4, 1, 2, 3, 4)])),
    { message: /runs of 3/ },
  )
  t.match(
    faultOf(() => bind(softmax(1), [rowsOf('int64', 1, new BigInt64Array(1))])),
    { message: /no softmax of int64/ },
  )
})
