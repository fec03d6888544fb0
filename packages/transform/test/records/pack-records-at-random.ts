import fc from 'fast-check'
import t from 'tap'
import { packRecords } from '../../src/records/pack-records.ts'
import { splitRecords } from '../../src/records/split-records.ts'
import { recordsOf } from './fixtures/block.ts'
import { collect, cutAt, cuts } from './fixtures/chunks.ts'
import { base, bodies, header } from './fixtures/packing.ts'

t.test('mini-batches make up the object, and none could take another record', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ',', 'é'), minLength: 1, maxLength: 8 })
  const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n')), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(
      text,
      cuts,
      fc.integer({ min: 18, max: 60 }),
      fc.boolean(),
      async (parts, cuts, most, headed) => {
        const object = Buffer.from(parts.flat().join(''))
        const options = { ...base, maxPayloadBytes: most, ...(headed && { header }) }
        const split = (cuts: readonly number[]) =>
          splitRecords(cutAt(object, cuts), {
            splitType: 'Line',
            contentType: 'text/csv',
            blankLines: 'skip',
            maxRecordBytes: most,
          })
        const batches = await collect(packRecords(split(cuts), options))
        const sent = batches.map(({ body }) => Buffer.from(body).subarray(headed ? header.length : 0))
        const whole = object.toString().replaceAll('\n\n', '\n')
        let record = 0
        return (
          Buffer.concat(sent).toString() === whole &&
          batches.every(({ body, records }, at) => {
            const next = batches[at + 1]?.records
            const goesOn = records.first.record === record
            record = records.next.record
            const full =
              next === undefined ||
              body.length + Buffer.byteLength(recordsOf(next)[0] as string, 'latin1') > most
            const same = recordsOf(records).join('') === sent[at]?.toString('latin1')
            return (
              body.length <= most &&
              goesOn &&
              full &&
              same &&
              records.starts.length === record - records.first.record
            )
          })
        )
      },
    ),
    { numRuns: 200 },
  )
})

t.test('going on behind any mini-batch gives the same rest', async () => {
  const text = fc.array(fc.constantFrom('a\n', 'bb\r\n', '\n', '"c\nd"\n'), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(text, cuts, async (parts, cuts) => {
      const object = Buffer.from(parts.join(''))
      const split = {
        splitType: 'Line',
        contentType: 'text/csv',
        blankLines: 'skip',
        maxRecordBytes: 100,
      } as const
      const options = { ...base, maxPayloadBytes: 9 }
      const all = await collect(packRecords(splitRecords(cutAt(object, cuts), split), options))
      for (const [at, { records }] of all.entries()) {
        const from = records.next
        const rest = await bodies(
          splitRecords(cutAt(object.subarray(from.offset), []), { ...split, from }),
          options,
        )
        const expected = all.slice(at + 1).map(({ body }) => Buffer.from(body).toString())
        if (JSON.stringify(rest) !== JSON.stringify(expected)) return false
      }
      return true
    }),
    { numRuns: 200 },
  )
})
