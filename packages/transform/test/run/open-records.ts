import { gzipSync } from 'node:zlib'
import t from 'tap'
import { makeJob } from '../../src/job/make-job.ts'
import type { Position, RecordBlock } from '../../src/records/record-block.ts'
import { type OpenRecords, openRecords } from '../../src/run/open-records.ts'
import type { Share } from '../../src/run/shard.ts'
import type { InputStore } from '../../src/stores/store.ts'

const never = new AbortController().signal
const text = 'a,b\n1,2\n3,4\n5,6\n'

function storeOf(bytes: Uint8Array, chunk = 3): InputStore {
  return {
    name: 'memory',
    async *list() {},
    async *read(_, { from, until = bytes.length }) {
      for (let at = from; at < until; at += chunk) yield bytes.subarray(at, Math.min(until, at + chunk))
    },
  }
}

function source(
  asked: Parameters<typeof makeJob>[0],
  bytes: Uint8Array = Buffer.from(text),
  range?: Share['range'],
) {
  let read = 0
  const object = { key: 'a.csv', bytes: bytes.length, version: '1' }
  return {
    input: storeOf(bytes),
    share: { object, key: 'a.csv.out', ...(range && { range }) },
    job: makeJob({ splitType: 'Line', ...asked }),
    contentType: 'text/csv',
    maxRecordBytes: 100,
    onBytes: (count: number) => {
      read += count
    },
    bytesRead: () => read,
  }
}

async function all({ blocks }: OpenRecords): Promise<{ records: string[]; positions: Position[] }> {
  const records: string[] = []
  const positions: Position[] = []
  for await (const block of blocks) {
    records.push(...textsOf(block))
    positions.push(block.next)
  }
  return { records, positions }
}

function textsOf({ bytes, starts, ends }: RecordBlock): string[] {
  return Array.from(starts, (start, n) => Buffer.from(bytes.subarray(start, ends[n])).toString())
}

t.test('the header is a record, left out, or kept for every request', async (t) => {
  const none = await openRecords(source({}), undefined, never)
  t.same((await all(none)).records, ['a,b\n', '1,2\n', '3,4\n', '5,6\n'])
  const skip = await openRecords(source({ csvHeader: 'skip' }), undefined, never)
  t.equal(skip.header, undefined)
  t.same((await all(skip)).records, ['1,2\n', '3,4\n', '5,6\n'])
  const send = await openRecords(source({ csvHeader: 'send' }), undefined, never)
  t.equal(Buffer.from(send.header ?? '').toString(), 'a,b\n')
  t.same((await all(send)).records, ['1,2\n', '3,4\n', '5,6\n'])
})

t.test('goes on at any record, with the header if it is sent', async (t) => {
  for (const csvHeader of ['none', 'skip', 'send'] as const)
    for (const gzip of [false, true]) {
      const bytes = gzip ? gzipSync(text) : Buffer.from(text)
      const make = () => source({ csvHeader, compression: gzip ? 'Gzip' : 'None' }, bytes)
      const { records, positions } = await all(await openRecords(make(), undefined, never))
      for (const position of positions) {
        const rest = await openRecords(make(), position, never)
        t.same(
          (await all(rest)).records,
          records.slice(position.record),
          `${csvHeader} ${gzip} ${position.record}`,
        )
        t.equal(rest.header !== undefined, csvHeader === 'send')
      }
    }
})

t.test('ranges cover the records once', async (t) => {
  const bytes = Buffer.from(text)
  for (let cut = 1; cut < bytes.length; cut++) {
    const parts = await Promise.all(
      [
        { from: 0, until: cut },
        { from: cut, until: bytes.length },
      ].map(async (range) =>
        all(await openRecords(source({ csvHeader: 'skip' }, bytes, range), undefined, never)),
      ),
    )
    t.same(
      parts.flatMap(({ records }) => records),
      ['1,2\n', '3,4\n', '5,6\n'],
      `cut at ${cut}`,
    )
  }
})

t.test('tells how much of the object was read', async (t) => {
  const counted = source({}, gzipSync(text))
  const gzipped = { ...counted, job: makeJob({ splitType: 'Line', compression: 'Gzip' }) }
  await all(await openRecords(gzipped, undefined, never))
  t.equal(counted.bytesRead(), gzipSync(text).length)
})
