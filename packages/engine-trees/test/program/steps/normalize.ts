import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, floats, rowsOf, run } from '../../fixtures/run-step.ts'

const normalize = (norm: string) => ({ kind: 'normalize', x: 0, norm })

t.test('each row by its norm', async (t) => {
  const given = [floats(2, 3, -4, 0, 0, -1, -2)]
  t.same(run(normalize('l1'), given).elements, [
    [3, -4, 0, 0, -1, -2].map((x, at) => Math.fround(x / ([7, 1, 3][at >> 1] as number))),
  ])
  const [l2] = run(normalize('l2'), given).elements as [number[]]
  t.same(l2.slice(0, 4), [
    Math.fround(Math.sqrt(Math.fround(9 / 25))),
    -Math.fround(Math.sqrt(Math.fround(16 / 25))),
    0,
    0,
  ])
  // The greatest element, not the greatest magnitude: a row of negative ones changes its sign.
  t.same(run(normalize('max'), given).elements, [[1, Math.fround(-4 / 3), 0, 0, 1, 2]])
})

t.test('what does not fit', async (t) => {
  t.match(
    faultOf(() => bind(normalize('l3'), [floats(1, 1)])),
    { message: /"norm" is none of max, l1, l2/ },
  )
  t.match(
    faultOf(() => bind(normalize('l1'), [rowsOf('float64', 1, Float64Array.of(1))])),
    { message: /float64/ },
  )
})
