import { faultOf } from '@inferry/testing'
import t from 'tap'
import { decodeFile } from '../../src/file/decode-file.ts'
import { encodeFile } from '../../src/file/encode-file.ts'

const section = Uint8Array.of(1, 2, 3)
const whole = encodeFile({ inputs: [], steps: [], outputs: [] }, [section])

/** A file of this header text. */
function withHeader(text: string | Uint8Array, tail = 0): Uint8Array {
  const header = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const file = new Uint8Array(Math.ceil((16 + header.length) / 64) * 64 + tail)
  file.set(whole.subarray(0, 12))
  new DataView(file.buffer).setUint32(12, header.length, true)
  file.set(header, 16)
  return file
}

function changed(at: number, ...bytes: number[]): Uint8Array {
  const file = whole.slice()
  file.set(bytes, at)
  return file
}

t.test('memory at an odd place is copied, other memory is used as it is', async (t) => {
  const odd = new Uint8Array(whole.length + 1)
  odd.set(whole, 1)
  t.same([...(decodeFile(odd.subarray(1)).sections[0] ?? [])], [1, 2, 3])
  t.equal(decodeFile(whole).sections[0]?.buffer, whole.buffer)
})

t.test('every way to be damaged names the part', async (t) => {
  const cases: readonly (readonly [Uint8Array, RegExp])[] = [
    [new Uint8Array(0), /^the file: has 0 bytes, at least 16/],
    [new Uint8Array(15), /^the file: has 15 bytes/],
    [changed(0, 0), /^magic: /],
    [changed(7, 0x0d), /^magic: /],
    [changed(8, 2), /^format version: is 2, this release reads 1; pack the model again/],
    [changed(12, 255, 255, 255, 255), /^header: its length is 4294967295/],
    [changed(12, 0, 0, 0, 1), /^header: its length is 16777216/],
    [whole.subarray(0, 20), /^header: its length/],
    [withHeader('{'), /^header: it is not JSON/],
    [withHeader(Uint8Array.of(0xff, 0xff)), /^header: it is not JSON/],
    [withHeader('[]'), /^header: expected an object/],
    [withHeader('null'), /^header: expected an object/],
    [withHeader('{}'), /^sections: expected a list/],
    [withHeader('{"sections":{"length":1e9}}'), /^sections: expected a list/],
    [withHeader('{"sections":[3]}'), /^section 0: expected \[offset, length\]/],
    [withHeader('{"sections":[[0,-1]]}'), /^section 0: \[0, -1\] lies outside/],
    [withHeader('{"sections":[[0,1]]}'), /^section 0: \[0, 1\] lies outside of the file, which has 0 bytes/],
    [withHeader('{"sections":[[0,1.5]]}', 8), /^section 0: /],
    [withHeader('{"sections":[["0",1]]}', 8), /^section 0: /],
    [withHeader('{"sections":[[0,9007199254740993]]}', 8), /^section 0: /],
    [withHeader('{"sections":[[4,4]]}', 8), /^section 0: begins at 4, expected 0/],
    [withHeader('{"sections":[[0,8],[0,8]]}', 8), /^section 1: begins at 0, expected 64/],
    [withHeader('{"sections":[]}', 8), /^the file: has 8 bytes after its last section/],
    [whole.subarray(0, whole.length - 1), /^section 0: \[0, 3\] lies outside/],
  ]
  for (const [file, message] of cases)
    t.match(
      faultOf(() => decodeFile(file)),
      { code: 'INVALID_ARTIFACT', message },
    )
})
