import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, constantOf, floats, rowsOf, run } from '../../fixtures/run-step.ts'

const table = constantOf('float32', Float32Array.of(1, 2, 3, 4, 5, 6))
const step = (width: number) => ({ kind: 'take', x: 0, table: 1, width })
const indices = (...list: bigint[]) => rowsOf('int64', 1, BigInt64Array.from(list))

t.test('entries of a table, below zero from its end', async (t) => {
  t.match(run(step(1), [indices(0n, 5n, -1n), table]), {
    types: [{ type: 'float32', columns: 1 }],
    elements: [[1, 6, 6]],
  })
  t.same(run(step(2), [indices(2n, -3n), table]).elements, [[5, 6, 1, 2]])
  t.same(run(step(1), [rowsOf('int32', 2, Int32Array.of(1, 2)), table]).elements, [[2, 3]])
})

t.test('many indices', async (t) => {
  const list = Array.from({ length: 20 }, (_, index) => BigInt((index % 12) - 6))
  t.same(run(step(1), [indices(...list), table]).elements, [
    list.map((index) => ((Number(index) + 6) % 6) + 1),
  ])
  t.throws(() => run(step(1), [indices(...list, 6n), table]), { message: /^row 30: the index 6 / })
})

t.test('strictly, an index below zero is none', async (t) => {
  const strict = { ...step(1), strict: true }
  t.same(run(strict, [indices(0n, 5n), table]).elements, [[1, 6]])
  t.throws(() => run(strict, [indices(0n, -1n), table]), { code: 'INFERENCE_FAILED', message: /^row 11/ })
})

t.test('an index that is none fails the run', async (t) => {
  for (const index of [3n, -4n, 2n ** 62n])
    t.throws(() => run(step(2), [indices(0n, index), table]), {
      code: 'INFERENCE_FAILED',
      message: /^row 11: the index -?\d+ is not in a table of 3 entries$/,
    })
})

t.test('what does not fit', async (t) => {
  t.match(
    faultOf(() => bind(step(4), [indices(0n), table])),
    { message: /no whole number of 4 elements/ },
  )
  t.match(
    faultOf(() => bind(step(1), [floats(1, 0), table])),
    { message: /indices are float32/ },
  )
  t.match(
    faultOf(() => bind({ ...step(1), table: 0 }, [indices(0n), table])),
    { message: /"table" is no constant/ },
  )
})
