import t from 'tap'
import { requireUtf8 } from '../../src/negotiation/charset.ts'
import { parseMediaType } from '../../src/negotiation/media-type.ts'
import { refusal } from '../fixtures/refusals.ts'

t.test('accepts UTF-8 and its subset', async (t) => {
  for (const charset of ['', ';charset=utf-8', ';charset=UTF8', ';charset="us-ascii"']) {
    t.doesNotThrow(() => requireUtf8(parseMediaType(`text/csv${charset}`)), charset)
  }
})

t.test('refuses others', async (t) => {
  for (const charset of ['latin1', 'utf-16', 'iso-8859-1', 'x'.repeat(500)]) {
    const error = refusal(() => requireUtf8(parseMediaType(`text/csv;charset=${charset}`)))
    t.match(error, { code: 'UNSUPPORTED_MEDIA_TYPE', message: charset.slice(0, 40) })
    t.ok(error.message.length < 100)
  }
})
