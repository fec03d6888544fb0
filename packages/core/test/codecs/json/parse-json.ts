import t from 'tap'
import { parseJson } from '../../../src/codecs/json/parse-json.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('parses, or says what is wrong', async (t) => {
  t.same(parseJson('[1]', 'it'), [1])
  for (const text of ['', '[1', '{"a":NaN', '[-NaN]', '[NaNs]', '[nan]', '["NaN]', '[1]]']) {
    t.match(
      refusal(() => parseJson(text, 'line 3')),
      { code: 'MALFORMED_BODY', message: /^line 3 is not JSON: ./ },
      text,
    )
  }
})

t.test("reads what Python's json.dumps writes, and names the true fault beside it", async (t) => {
  t.same(parseJson('[NaN]', 'it'), [null])
  const message = /^it is not JSON: .*double-quoted property name|^it is not JSON: Expected property name/
  t.match(
    refusal(() => parseJson('[NaN,{x:1}]', 'it')),
    { code: 'MALFORMED_BODY', message },
  )
})
