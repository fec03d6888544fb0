import { faultOf } from '@inferry/testing'
import t from 'tap'
import { readPredictions, writeRows } from '../../src/client/rows.ts'

t.test('rows as the doors read them', async (t) => {
  const cases: readonly (readonly [unknown, string])[] = [
    [[1, 'a', true, null], '[1,"a",true,null]'],
    [{ a: 1, b: [2, [3]] }, '{"a":1,"b":[2,[3]]}'],
    [[Number.NaN, Infinity, -Infinity], '[null,"Infinity","-Infinity"]'],
    [
      [5n, -(2n ** 53n) + 1n, 2n ** 53n, -(2n ** 63n)],
      '[5,-9007199254740991,"9007199254740992","-9223372036854775808"]',
    ],
    [new Float32Array([0.5, Number.NaN]), '[0.5,null]'],
    [new BigInt64Array([1n, 2n ** 62n]), '[1,"4611686018427387904"]'],
    [7, '7'],
  ]
  for (const [row, expected] of cases) {
    const { contentType, body } = writeRows([row as object])
    t.equal(contentType, 'application/json')
    t.equal(Buffer.from(body).toString(), `{"instances":[${expected}]}`)
  }
})

const answer = (body: string, contentType = 'application/json') => ({ contentType, body: Buffer.from(body) })

t.test('predictions', async (t) => {
  t.same(readPredictions(answer('{"predictions":[1,{"a":2}]}'), 2), [1, { a: 2 }])
  t.same(readPredictions(answer('{"predictions":[]}', 'Application/JSON; charset=utf-8'), 0), [])
})

t.test('outputs that are not by rows', async (t) => {
  const { code, message } = faultOf(() => readPredictions(answer('{"predictions":{"mean":3,"sd":[1]}}'), 1))
  t.equal(code, 'NOT_ACCEPTABLE')
  t.equal(message, 'the outputs mean, sd are not by rows; ask with infer, or with predict')
})

t.test('answers that none of our doors gives', async (t) => {
  const cases: readonly (readonly [ReturnType<typeof answer>, RegExp])[] = [
    [answer('<html>', 'text/html'), /it is text\/html, not application\/json/],
    [answer('', ''), /it is of no content type/],
    [answer('{'), /it is not JSON/],
    [answer('null'), /no predictions in it/],
    [answer('{"predictions":null}'), /no predictions in it/],
    [answer('{"predictions":[1]}'), /1 prediction for 2 rows/],
  ]
  for (const [payload, message] of cases) {
    t.match(
      faultOf(() => readPredictions(payload, 2)),
      { code: 'INTERNAL', message },
    )
  }
})
