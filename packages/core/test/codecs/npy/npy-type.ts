import t from 'tap'
import { parseNpyType } from '../../../src/codecs/npy/npy-type.ts'
import { refusal } from '../../fixtures/refusals.ts'

const view = (...bytes: number[]) => new DataView(Uint8Array.from(bytes).buffer)

t.test('sizes, types and orders', async (t) => {
  const table: readonly (readonly [string, string, number, boolean])[] = [
    ['<f4', 'float32', 4, true],
    ['=f8', 'float64', 8, true],
    ['>f4', 'float32', 4, false],
    ['|i1', 'int8', 1, true],
    ['>u1', 'uint8', 1, true],
    ['|b1', 'bool', 1, true],
    ['<i8', 'int64', 8, true],
    ['<U3', 'string', 12, false],
    ['|S3', 'string', 3, false],
  ]
  for (const [descr, type, size, native] of table) t.match(parseNpyType(descr), { descr, type, size, native })
})

t.test('reads text', async (t) => {
  t.equal(parseNpyType('<U2').read(view(0x41, 0, 0, 0, 0, 0, 0, 0), 0), 'A')
  t.equal(parseNpyType('>U2').read(view(0, 1, 0xf6, 0, 0, 0, 0, 0x42), 0), '😀B')
  t.equal(parseNpyType('|S4').read(view(9, 0xc3, 0xa9, 0, 0), 1), 'é')
})

t.test('short ASCII text needs no decoder, which takes longer than the text', async (t) => {
  const decodes = t.capture(TextDecoder.prototype, 'decode', TextDecoder.prototype.decode)
  t.equal(parseNpyType('|S6').read(view(0x61, 0, 0x7f, 0x62, 0, 0), 0), 'a\u0000\u007fb')
  t.equal(parseNpyType('|S1').read(view(0), 0), '')
  t.equal(decodes().length, 0)
  const long = view(...Buffer.from('a long text, in ASCII'))
  t.equal(parseNpyType('|S21').read(long, 0), 'a long text, in ASCII')
  t.equal(parseNpyType('|S5').read(view(...Buffer.from('\ufeffé')), 0), '\ufeffé')
})

t.test('refuses text and booleans that are none', async (t) => {
  const message = /^byte 0/
  t.match(
    refusal(() => parseNpyType('<U1').read(view(0, 0, 0x11, 0), 0)),
    { code: 'MALFORMED_BODY', message },
  )
  t.match(
    refusal(() => parseNpyType('|b1').read(view(2), 0)),
    { code: 'MALFORMED_BODY', message },
  )
  t.match(
    refusal(() => parseNpyType('|S1').read(view(0xff), 0)),
    { code: 'MALFORMED_BODY', message: /bytes at 0/ },
  )
})

t.test('refuses types that no tensor holds', async (t) => {
  for (const descr of ['<c8', '<M8', '|V4', '<f16', '<f3', '<U0', '|S0', '<U', '<i0', '|m8']) {
    t.match(
      refusal(() => parseNpyType(descr)),
      { code: 'INVALID_INPUT', message: /no tensor holds it/ },
      descr,
    )
  }
  t.match(
    refusal(() => parseNpyType('|O')),
    { code: 'INVALID_INPUT', message: /pickled, which is unsafe/ },
  )
  for (const descr of ['float32', '', 5, null, ['<f4'], '<M8[ns]']) {
    t.match(
      refusal(() => parseNpyType(descr)),
      { code: 'MALFORMED_BODY' },
      String(descr),
    )
  }
})
