import fc from 'fast-check'
import t from 'tap'
import type { SplitOptions } from '../../src/records/split-options.ts'
import { splitRecords } from '../../src/records/split-records.ts'
import { chunksOf, collect, cutAt, cuts, flat, texts } from './fixtures/chunks.ts'
import { recordIo, tfRecord } from './fixtures/frames.ts'

const bytes = fc.uint8Array({ maxLength: 12 })
const csvLine = fc.constantFrom('a,b\n', '\n', '1,"x\ny"\r\n', '"q""",2\n', '5" pipe\n', 'ü\n')
const objects: Readonly<Record<SplitOptions['splitType'], fc.Arbitrary<Buffer>>> = {
  None: bytes.map((object) => Buffer.from(object)),
  Line: fc.array(csvLine, { maxLength: 12 }).map((lines) => Buffer.from(lines.join(''))),
  RecordIO: fc
    .array(fc.array(bytes, { minLength: 1, maxLength: 3 }), { maxLength: 6 })
    .map((records) => Buffer.concat(records.map((parts) => recordIo(...parts)))),
  TFRecord: fc.array(bytes, { maxLength: 6 }).map((records) => Buffer.concat(records.map(tfRecord))),
}
const base = { contentType: 'text/csv', blankLines: 'skip', maxRecordBytes: 1000 } as const

t.test('each type by its own splitter', async (t) => {
  const object = Buffer.concat([recordIo(Buffer.from('a\nb')), recordIo(Buffer.from('c'))])
  const count = async (splitType: SplitOptions['splitType'], chunks = chunksOf(object)) =>
    (await texts(splitRecords(chunks, { ...base, splitType }))).length
  t.equal(await count('None'), 1)
  t.equal(await count('Line', chunksOf('a\nb\n')), 2)
  t.equal(await count('RecordIO'), 2)
  t.equal(await count('TFRecord', chunksOf(tfRecord(Buffer.from('a')))), 1)
})

t.test('going on behind any block gives the same rest', async (t) => {
  for (const splitType of Object.keys(objects) as SplitOptions['splitType'][]) {
    const options = { ...base, splitType }
    await fc.assert(
      fc.asyncProperty(objects[splitType], cuts, async (object, cuts) => {
        const blocks = await collect(splitRecords(cutAt(object, cuts), options))
        const all = await flat(splitRecords(cutAt(object, []), options))
        for (const { next: from } of blocks) {
          const chunks = cutAt(object.subarray(from.offset), cuts)
          const rest = await flat(splitRecords(chunks, { ...options, from }))
          if (JSON.stringify(rest) !== JSON.stringify(all.slice(from.record))) return false
        }
        return true
      }),
      { numRuns: 100 },
    )
    t.pass(splitType)
  }
})
