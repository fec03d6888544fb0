import { faultOf } from '@inferry/testing'
import t from 'tap'
import { parseAnswer, parseJson } from '../../src/client/parse-answer.ts'

t.test('JSON only', async (t) => {
  const body = Buffer.from('{"a":1}')
  t.same(parseAnswer({ contentType: 'application/json;charset=utf-8', body }), { a: 1 })
  t.match(
    faultOf(() => parseAnswer({ contentType: 'application/jsonlines', body })),
    { code: 'INTERNAL' },
  )
})

t.test('bytes that are no UTF-8 are not patched up', async (t) => {
  t.match(
    faultOf(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))),
    { message: /it is not JSON/ },
  )
})
