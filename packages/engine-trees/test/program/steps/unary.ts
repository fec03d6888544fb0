import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, floats, rowsOf, run } from '../../fixtures/run-step.ts'

t.test('a function of each element', async (t) => {
  t.match(run({ kind: 'unary', operation: 'sqrt', x: 0 }, [floats(2, 4, 2)]), {
    types: [{ type: 'float32', columns: 2 }],
    elements: [[2, Math.fround(Math.SQRT2)]],
  })
  t.match(run({ kind: 'unary', operation: 'isnan', x: 0 }, [floats(2, Number.NaN, 2)]), {
    types: [{ type: 'bool', columns: 2 }],
    elements: [[1, 0]],
  })
  const whole = [rowsOf('int64', 1, BigInt64Array.of(-(2n ** 62n)))]
  t.same(run({ kind: 'unary', operation: 'abs', x: 0 }, whole).elements, [[2n ** 62n]])
})

t.test('float32 has a sigmoid of its own', async (t) => {
  const step = { kind: 'unary', operation: 'sigmoid', x: 0 }
  const [single, double] = [
    run(step, [floats(1, -20)]),
    run(step, [rowsOf('float64', 1, Float64Array.of(-20))]),
  ]
  t.not(single.elements[0]?.[0], Math.fround(double.elements[0]?.[0] as number))
})

t.test('what there is not', async (t) => {
  t.match(
    faultOf(() => bind({ kind: 'unary', operation: 'exp', x: 0 }, [rowsOf('string', 1, ['a'])])),
    {
      message: /there is no exp of string/,
    },
  )
  t.match(
    faultOf(() => bind({ kind: 'unary', operation: 'constructor', x: 0 }, [floats(1, 1)])),
    {
      message: /"operation" is none of/,
    },
  )
})
