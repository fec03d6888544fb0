import { faultOf } from '@inferry/testing'
import t from 'tap'
import { readLoadRequest } from '../../src/models/load-request.ts'

t.test('reads', async (t) => {
  const body = Buffer.from('{"model_name": "ä/1", "url": "/m", "new": [1]}')
  t.same(readLoadRequest(body), { name: 'ä/1', url: '/m' })
})

t.test('malformed', async (t) => {
  const cases = {
    '': 'EMPTY_BODY',
    '{': 'MALFORMED_BODY',
    '[]': 'MALFORMED_BODY',
    null: 'MALFORMED_BODY',
    '{}': 'INVALID_INPUT',
    '{"model_name":"a"}': 'INVALID_INPUT',
    '{"model_name":1,"url":"/m"}': 'INVALID_INPUT',
    '{"model_name":"","url":"/m"}': 'INVALID_INPUT',
    '{"model_name":"a","url":"/m\\u0000"}': 'INVALID_INPUT',
  }
  for (const [body, code] of Object.entries(cases)) {
    t.match(
      faultOf(() => readLoadRequest(Buffer.from(body))),
      { code, status: 400 },
      body,
    )
  }
  t.match(
    faultOf(() => readLoadRequest(new Uint8Array([0x22, 0xff, 0x22]))),
    { code: 'MALFORMED_BODY' },
  )
})
