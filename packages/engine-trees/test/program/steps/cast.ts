import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, rowsOf, run } from '../../fixtures/run-step.ts'

t.test('each element', async (t) => {
  const given = [rowsOf('float64', 2, Float64Array.of(0.1, -1.5, Number.NaN, 1e300))]
  const cast = (to: string) => run({ kind: 'cast', x: 0, to }, given)
  t.match(cast('float32'), {
    types: [{ type: 'float32', columns: 2 }],
    elements: [[Math.fround(0.1), -1.5, Number.NaN, Infinity]],
  })
  t.same(cast('int64').elements, [[0n, -1n, -(2n ** 63n), -(2n ** 63n)]])
  t.same(cast('bool').elements, [[1, 1, 1, 1]])
})

t.test('of any width', async (t) => {
  const bound = bind({ kind: 'cast', x: 0, to: 'float32' }, [rowsOf('int64', -1, new BigInt64Array(0))])
  t.same(bound.outputs, [{ type: 'float32', columns: -1 }])
})

t.test('what cannot be', async (t) => {
  const fault = faultOf(() => bind({ kind: 'cast', x: 0, to: 'float32' }, [rowsOf('string', 1, ['1'])]))
  t.match(fault, { message: /cannot make float32 of string/ })
})
