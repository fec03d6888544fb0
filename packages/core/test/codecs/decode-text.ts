import { constants } from 'node:buffer'
import fc from 'fast-check'
import t from 'tap'
import { decodeText, encodeText } from '../../src/codecs/decode-text.ts'
import { refusal } from '../fixtures/refusals.ts'

t.test('drops a byte order mark', async (t) => {
  t.equal(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), 'a')
})

t.test('names the first bad byte', async (t) => {
  const table: readonly (readonly [readonly number[], number])[] = [
    [[0xff], 0],
    [[0x61, 0xc3], 1],
    [[0xef, 0xbf, 0xbd, 0x80], 3],
    [[0xef, 0xbb, 0xbf, 0x61, 0xfe], 4],
    [[0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0x80], 7],
  ]
  for (const [bytes, at] of table) {
    const error = refusal(() => decodeText(Uint8Array.from(bytes)))
    t.match(error, { code: 'MALFORMED_BODY', message: new RegExp(`byte ${at} `) })
  }
})

t.test('reads long text of ASCII and of more, wherever it lies in memory', async (t) => {
  const ascii = 'a\u0000\u007f'.repeat(1000)
  for (const text of [ascii, `${ascii}é`, `€${ascii}`]) {
    const around = Buffer.from(`é${text}é`)
    t.equal(decodeText(around.subarray(2, -2)), text)
    t.equal(decodeText(encodeText(text)), text)
  }
  t.same([...encodeText('\ud800')], [0xef, 0xbf, 0xbd])
  const error = refusal(() => decodeText(Buffer.concat([Buffer.from(ascii), Buffer.of(0xff)])))
  t.match(error, { code: 'MALFORMED_BODY', message: /byte 3000 / })
})

t.test('refuses more than a string can hold', async (t) => {
  t.match(
    refusal(() => decodeText(new Uint8Array(constants.MAX_STRING_LENGTH + 1))),
    { code: 'PAYLOAD_TOO_LARGE' },
  )
})

t.test('what comes before the named byte is valid', async () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 4 }).map(encodeText),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const bytes = Buffer.concat(parts)
      let text: string
      try {
        text = decodeText(bytes)
      } catch (error) {
        const at = Number(/byte (\d+)/.exec((error as Error).message)?.[1])
        decodeText(bytes.subarray(0, at))
        return at < bytes.length
      }
      return Buffer.from(text).equals(bytes) || bytes[0] === 0xef
    }),
    { numRuns: 1000 },
  )
})
