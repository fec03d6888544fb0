import { InferryError } from '@inferry/core'
import { faultOf } from '@inferry/testing'
import fc from 'fast-check'
import t from 'tap'
import { decodeModel } from '../../src/onnx/decode-model.ts'
import { encode, model } from '../fixtures/models.ts'

t.test('keeps every byte, also of fields that it does not know', async (t) => {
  const unknown = Uint8Array.of(0xfa, 0x07, 3, 1, 2, 3, 0xf8, 0x07, 5)
  const bytes = Buffer.concat([
    encode(model({}, { producerName: 'p', metadataProps: [{ key: 'k', value: 'v' }] })),
    unknown,
  ])
  t.same(Buffer.from(encode(decodeModel(bytes, 'm.onnx'))), bytes)
})

t.test('refuses what is not a whole model', async (t) => {
  const whole = encode(model())
  const cases: readonly [string, Uint8Array, RegExp][] = [
    ['empty', new Uint8Array(), /^m\.onnx: is empty/],
    ['text', new TextEncoder().encode('{"not": "a model"}'), /is not an ONNX model.*looks like text/],
    ['pickle', Uint8Array.of(0x80, 4, 0x95, 0xff, 0xff, 0xff, 0xff, 0xff), /is not an ONNX model/],
    ['another protobuf', Uint8Array.of(0xfa, 0x07, 1, 1), /is not an ONNX model/],
    ['cut off', whole.subarray(0, whole.length - 30), /cut off or damaged/],
    ['no graph', Uint8Array.of(8, 8), /without a graph/],
    ['no operator sets', encode(model({}, { opsetImport: [] })), /no operator set/],
    ['no outputs', encode(model({ output: [] })), /without outputs/],
  ]
  for (const [name, bytes, message] of cases) {
    const error = faultOf(() => decodeModel(bytes, 'm.onnx'))
    t.match(error, { code: 'INVALID_ARTIFACT', message, location: { file: 'm.onnx' } }, name)
  }
})

t.test('hostile bytes give an error of ours or a model', async () => {
  const whole = encode(model())
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const bytes = Uint8Array.from(whole)
      bytes[at] = byte
      try {
        return decodeModel(bytes, 'm').graph.output.length > 0
      } catch (error) {
        return error instanceof InferryError
      }
    }),
  )
})
