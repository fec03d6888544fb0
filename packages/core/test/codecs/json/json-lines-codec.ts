import { createTensor } from '@inferry/core'
import t from 'tap'
import { jsonLinesCodec } from '../../../src/codecs/json/json-lines-codec.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const manifest = signature([{ name: 'x', type: 'float32', shape: [-1] }])
const type = { type: 'application/jsonl', parameters: {} }
const decode = (text: string) => jsonLinesCodec.decode(Buffer.from(text), type, manifest).inputs['x']

t.test('a value a line', async (t) => {
  const wanted = createTensor('float32', [3], Float32Array.of(1, 2, 3))
  for (const text of ['1\n[2]\n{"x":3}', '1\r\n2\r\n3\r\n', '1\n2\n3\n\n \n'])
    t.strictSame(decode(text), wanted)
})

t.test("Python's NaN costs no failed parse", async (t) => {
  const parses = t.capture(JSON, 'parse', JSON.parse)
  t.same(decode(`${'[NaN]\n'.repeat(1000)}"Infinity"\n-Infinity\n`)?.dims, [1002])
  const calls = parses()
  t.equal(calls.length, 1002)
  t.ok(calls.every((call) => 'returned' in call))
})

t.test('a string that does not end hides no line from its fault', async (t) => {
  const message = /^line 2 is not JSON/
  for (const text of ['NaN\n"\nNaN\n', 'NaN\n"\\\n"\n', '1\n["NaN\nNaN"]\n']) {
    t.match(
      refusal(() => decode(text)),
      { code: 'MALFORMED_BODY', message },
      text,
    )
  }
})

t.test('faults name the line', async (t) => {
  const table: readonly (readonly [string, string, RegExp])[] = [
    ['1\n{\n', 'MALFORMED_BODY', /^line 2 is not JSON/],
    ['1\n\n2', 'MALFORMED_BODY', /^line 2 is empty/],
    ['1\n"a"\n', 'INVALID_INPUT', /^line 2 \(row 1\), column "x": "a"/],
    ['1\n{"y":1}\n', 'INVALID_INPUT', /^line 2 \(row 1\): lacks the column x/],
    ['\n', 'INVALID_INPUT', /no rows/],
    ['1],[2', 'MALFORMED_BODY', /^line 1/],
  ]
  for (const [text, code, message] of table)
    t.match(
      refusal(() => decode(text)),
      { code, message },
    )
})

t.test('answers an entry a line, in the type asked for', async (t) => {
  const outputs = { y: createTensor('float32', [2, 1], Float32Array.of(1.5, 2)) }
  const { contentType, body } = jsonLinesCodec.encode(outputs, type, manifest, { codec: 'x', dialect: 'x' })
  t.equal(contentType, 'application/jsonl')
  t.equal(Buffer.from(body).toString(), '1.5\n2\n')
})
