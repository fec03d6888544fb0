import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, constantOf, floats, rowsOf, run } from '../../fixtures/run-step.ts'

const step = { kind: 'look-up', x: 0, keys: 1, values: 2, default: 3 }

t.test('what each element is a key of, or the default', async (t) => {
  const given = [
    rowsOf('string', 2, ['a', 'b', 'x', '']),
    constantOf('string', ['a', 'b']),
    constantOf('int64', BigInt64Array.of(1n, 2n)),
    constantOf('int64', BigInt64Array.of(-1n)),
  ]
  t.match(run(step, given), { types: [{ type: 'int64', columns: 2 }], elements: [[1n, 2n, -1n, -1n]] })
  t.equal(bind(step, given).cost, 2, 'its table counts')
})

t.test('int64 keys, one row or many', async (t) => {
  const constants = [
    constantOf('int64', BigInt64Array.of(-1n, 5n)),
    constantOf('float32', Float32Array.of(10, 20)),
    constantOf('float32', Float32Array.of(0)),
  ]
  const list = Array.from({ length: 20 }, (_, index) => [-1n, 5n, 2n ** 60n][index % 3] as bigint)
  const found = (keys: readonly bigint[]) =>
    run(step, [rowsOf('int64', 1, BigInt64Array.from(keys)), ...constants]).elements[0]
  t.same(
    found(list),
    list.map((key) => (key === -1n ? 10 : key === 5n ? 20 : 0)),
  )
  t.same(found([5n]), [20])
})

t.test('NaN and both zeros are keys', async (t) => {
  const given = [
    floats(1, Number.NaN, -0, 1),
    constantOf('float32', Float32Array.of(Number.NaN, 0)),
    constantOf('string', ['nan', 'zero']),
    constantOf('string', ['none']),
  ]
  t.same(run(step, given).elements, [['nan', 'zero', 'none']])
})

t.test('what does not fit', async (t) => {
  const given = [
    rowsOf('string', 1, ['a']),
    constantOf('string', ['a', 'b']),
    constantOf('int64', BigInt64Array.of(1n)),
    rowsOf('int64', 1, BigInt64Array.of(1n)),
  ]
  const change = (fields: object) => faultOf(() => bind({ ...step, default: 2, ...fields }, given))
  t.match(change({}), { message: /2 keys and 1 values/ })
  t.match(change({ keys: 2 }), { message: /keys are int64, its values to find string/ })
  t.match(change({ default: 3 }), { message: /"default" is no constant/ })
  t.match(change({ default: 1 }), { message: /not one element of int64/ })
})
