import t from 'tap'
import { parseDocument } from '../../src/manifest/parse-document.ts'
import { refusal } from '../fixtures/refusals.ts'

t.test('text and UTF-8', async (t) => {
  const found = { value: { a: 'é' }, at: '', file: 'f.json' }
  t.same(parseDocument('{"a":"é"}', 'f.json'), found)
  t.same(parseDocument(Buffer.from('\ufeff{"a":"é"}'), 'f.json'), found)
})

t.test('names the document, and the fault', async (t) => {
  const table: readonly (readonly [string | Uint8Array, RegExp])[] = [
    ['', /^f\.json: not JSON: Unexpected end/],
    ['[NaN]', /^f\.json: not JSON: Unexpected token/],
    [Uint8Array.of(0x22, 0xff, 0x22), /^f\.json: not JSON: it is not UTF-8$/],
  ]
  for (const [text, message] of table) {
    const found = refusal(() => parseDocument(text, 'f.json'))
    t.match(found, { code: 'INVALID_ARTIFACT', message, location: { file: 'f.json' } })
  }
})
