import t from 'tap'
import { mapKeys } from '../../src/program/map-keys.ts'

t.test('int64 as numbers, where none is mistaken for a key', async (t) => {
  const { keys, read } = mapKeys('int64', BigInt64Array.of(-1n, 2n ** 53n - 1n))
  t.same(keys, [-1, 2 ** 53 - 1])
  const found = Array.from(read(BigInt64Array.of(-1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n - 1n), 4))
  t.same(
    found.map((each) => keys.indexOf(each)),
    [0, 1, -1, -1],
  )
})

t.test('large keys and other types as they are', async (t) => {
  const large = BigInt64Array.of(2n ** 53n)
  t.same(mapKeys('int64', large).keys, [2n ** 53n])
  t.equal(mapKeys('int64', large).read(large, 1), large)
  t.same(mapKeys('string', ['a']).keys, ['a'])
  t.same(mapKeys('float32', Float32Array.of(1.5)).keys, [1.5])
})
