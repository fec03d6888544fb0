import t from 'tap'
import type { PackOptions } from '../../src/records/pack-block.ts'
import { packRecords } from '../../src/records/pack-records.ts'
import { blockOf, filteredOf, recordsOf } from './fixtures/block.ts'
import { collect } from './fixtures/chunks.ts'
import { base, given } from './fixtures/packing.ts'

t.test('input is kept in step if it is wanted, and else its place', async (t) => {
  const input = [
    blockOf(['a,1\n', undefined, 'b,2\n', 'c,3\n'], { record: 0, offset: 10 }),
    blockOf(['d,4\n'], { record: 3, offset: 30 }),
  ] as const
  const filtered = () => given(filteredOf(['1\n', '2\n', '3\n'], input[0]), filteredOf(['4\n'], input[1]))
  const kept = await collect(packRecords(filtered(), { ...base, maxPayloadBytes: 4, keepInput: true }))
  t.same(
    kept.map(({ records }) => [recordsOf(records), records.input && recordsOf(records.input)]),
    [
      [
        ['1\n', '2\n'],
        ['a,1\n', 'b,2\n'],
      ],
      [
        ['3\n', '4\n'],
        ['c,3\n', 'd,4\n'],
      ],
    ],
  )
  const dropped = await collect(packRecords(filtered(), { ...base, maxPayloadBytes: 4 }))
  t.same(
    dropped.map(({ records }) => records.input),
    [undefined, undefined],
  )
  for (const batches of [kept, dropped])
    t.same(
      batches.map(({ records }) => [records.first, records.next]),
      [
        [
          { record: 0, offset: 10 },
          { record: 2, offset: 19 },
        ],
        [
          { record: 2, offset: 19 },
          { record: 4, offset: 34 },
        ],
      ],
    )
})

t.test('input that is kept bounds a request too', async (t) => {
  const long = `${'x'.repeat(99)}\n`
  const blocks = () => given(filteredOf(['1\n', '2\n', '3\n'], blockOf([long, long, long])))
  const counts = async (options: PackOptions) =>
    (await collect(packRecords(blocks(), options))).map(({ records }) => records.starts.length)
  t.same(await counts({ ...base, maxPayloadBytes: 50, keepInput: true }), [2, 1], 'four payloads of it')
  t.same(await counts({ ...base, maxPayloadBytes: 50 }), [3])
})
