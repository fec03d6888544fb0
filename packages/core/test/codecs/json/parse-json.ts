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

t.test("reads what Python's json.dumps writes beyond JSON, outside strings alone", async (t) => {
  t.same(parseJson('[NaN, Infinity,-Infinity]', 'it'), [null, 'Infinity', '-Infinity'])
  t.same(parseJson('{"NaN":NaN,"a\\"NaN":"-Infinity NaN \\\\"}', 'it'), {
    NaN: null,
    'a"NaN': '-Infinity NaN \\',
  })
})

t.test('takes one pass over text that is made to be slow', async (t) => {
  for (const text of [`"${'\\"'.repeat(1e6)}`, '"a'.repeat(1e6), 'NaN'.repeat(1e6), `[${'"'.repeat(1e6)}`]) {
    t.match(
      refusal(() => parseJson(text, 'it')),
      { code: 'MALFORMED_BODY' },
    )
  }
})
