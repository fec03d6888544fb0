import t from 'tap'
import { decodeFile } from '../../src/file/decode-file.ts'
import { encodeFile } from '../../src/file/encode-file.ts'
import { programFile } from '../fixtures/programs.ts'

t.test('what is encoded is decoded, each section aligned', async (t) => {
  const program = { inputs: [{ name: 'é', type: 'float32', shape: [-1] }], steps: [], outputs: [] } as const
  const given = [Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(64).fill(4), Uint8Array.of(5)]
  const { header, sections } = decodeFile(encodeFile(program, given))
  t.match(header, program)
  t.same(
    sections.map((section) => Uint8Array.from(section)),
    given,
  )
  for (const { byteOffset } of sections) t.equal(byteOffset % 64, 0)
})

t.test('the same program gives the same bytes', async (t) => {
  t.same(programFile('stumps'), programFile('stumps'))
})

t.test('nothing but a header', async (t) => {
  t.same(decodeFile(encodeFile({ inputs: [], steps: [], outputs: [] }, [])).sections, [])
})
