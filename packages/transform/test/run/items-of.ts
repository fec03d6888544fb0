import { InferryError } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import type { FilteredBlock, MiniBatch, RecordBlock } from '../../src/records/record-block.ts'
import { sliceBlock } from '../../src/records/slice-block.ts'
import { itemsOf } from '../../src/run/items-of.ts'

/** A block of one-letter records. */
function blockOf(letters: string, record: number): RecordBlock {
  return {
    bytes: Buffer.from(letters),
    starts: Uint32Array.from(letters, (_, n) => n),
    ends: Uint32Array.from(letters, (_, n) => n + 1),
    first: { record, offset: record },
    next: { record: record + letters.length, offset: record + letters.length },
  }
}

async function* blocksOf(texts: readonly string[]): AsyncGenerator<RecordBlock> {
  let record = 0
  for (const text of texts) {
    yield blockOf(text, record)
    record += text.length
  }
}

/** Capitals are bad. */
function* filterRecords(block: RecordBlock) {
  for (let n = 0; n < block.starts.length; n++) {
    const records = sliceBlock(block, n, n + 1)
    const letter = String.fromCharCode(block.bytes[n] as number)
    yield letter < 'a' ? { records, fault: new InferryError('INVALID_INPUT', letter) } : { records }
  }
}

/** Up to three records. */
async function* pack(blocks: AsyncIterable<FilteredBlock>): AsyncGenerator<MiniBatch> {
  let letters = ''
  let last: FilteredBlock | undefined
  const batch = () => ({ body: Buffer.from(letters), records: last as FilteredBlock })
  for await (const block of blocks) {
    letters += String.fromCharCode(block.bytes[block.starts[0] as number] as number)
    last = block
    if (letters.length < 3) continue
    yield batch()
    letters = ''
  }
  if (letters !== '') yield batch()
}

t.test('bad records stand where they stood, and end a mini-batch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'A') })), async (texts) => {
      const items: string[] = []
      let next = 0
      for await (const item of itemsOf(blocksOf(texts), { filterRecords }, pack)) {
        items.push('fault' in item ? item.fault.message : Buffer.from(item.body).toString())
        if (item.records.next.record < next) throw new Error('goes back')
        next = item.records.next.record
      }
      if (items.join('') !== texts.join('')) throw new Error(items.join())
      for (const item of items) if (item.length > 1 && item.includes('A')) throw new Error(item)
    }),
  )
})

t.test('who stops early stops the reading', async (t) => {
  let open = true
  async function* endless(): AsyncGenerator<RecordBlock> {
    try {
      for (let n = 0; ; n++) yield blockOf('a', n)
    } finally {
      open = false
    }
  }
  for await (const item of itemsOf(endless(), { filterRecords }, pack)) {
    t.ok(item)
    break
  }
  t.notOk(open)
})
