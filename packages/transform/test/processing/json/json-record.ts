import t from 'tap'
import { checkJson, jsonFault, trimJson } from '../../../src/processing/json/json-record.ts'
import { skipMembers } from '../../../src/processing/json/skip-json.ts'

t.test('what stands around a value', async (t) => {
  const bytes = Buffer.from('\ufeff \n{ "a": 1 }\r\n')
  const [start, end] = trimJson(bytes, 0, bytes.length)
  t.equal(bytes.subarray(start, end).toString(), '{ "a": 1 }')
  t.same(trimJson(Buffer.from(' '), 0, 1), [1, 1])
})

t.test('what is not JSON', async (t) => {
  for (const [text, fault] of [
    ['', 'there is nothing'],
    ['{"a":1', 'it ends too early, after 6 bytes'],
    ['{"a":x}', 'byte 5 ("x") does not fit'],
    ['{"a":01}', 'byte 6 ("1") does not fit'],
    ['{"a":1} {"b":2}', 'there is more ("{") behind the value, at byte 8'],
    ['{"a":1}', undefined],
  ] as const) {
    const bytes = Buffer.from(`[${text}`)
    t.equal(jsonFault(bytes, 1, bytes.length), fault, text)
  }
  t.throws(() => checkJson(Buffer.from('[1]'), [0, 3], skipMembers), {
    code: 'MALFORMED_BODY',
    message: 'it is not JSON: byte 0 ("[") does not fit',
  })
})
