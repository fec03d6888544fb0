import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, constantOf, floats, rowsOf, run } from '../../fixtures/run-step.ts'

const tests = rowsOf('bool', 2, Uint8Array.of(1, 0, 0, 1))

t.test('chooses element by element', async (t) => {
  const given = [tests, floats(2, 1, 2, 3, 4), constantOf('float32', Float32Array.of(9))]
  const step = { kind: 'where', condition: 0, x: 1, y: 2 }
  t.match(run(step, given), { types: [{ type: 'float32', columns: 2 }], elements: [[1, 9, 9, 4]] })
  t.same(run({ ...step, x: 2, y: 1 }, given).elements, [[9, 2, 3, 9]])
  const texts = [tests, rowsOf('string', 1, ['a', 'b']), constantOf('string', ['no', 'none'])]
  t.same(run(step, texts).elements, [['a', 'none', 'no', 'b']])
})

t.test('what does not fit', async (t) => {
  const given = [tests, floats(2, 1, 2, 3, 4), rowsOf('int64', 2, new BigInt64Array(4))]
  t.match(
    faultOf(() => bind({ kind: 'where', condition: 1, x: 1, y: 1 }, given)),
    { message: /condition is not bool/ },
  )
  t.match(
    faultOf(() => bind({ kind: 'where', condition: 0, x: 1, y: 2 }, given)),
    { message: /float32 and int64/ },
  )
})
