import t from 'tap'
import { csvPicker } from '../../src/processing/csv/csv-picker.ts'
import { filterRecords } from '../../src/processing/filter-records.ts'
import { parseJsonPath } from '../../src/processing/parse-json-path.ts'
import { blockOf, recordsOf } from './blocks.ts'

const pick = csvPicker(parseJsonPath('$[1:]', { field: 'inputFilter', sliceEnd: 'exclusive' }), 'inputFilter')
const filter = (records: readonly string[]) => [...filterRecords(blockOf(records, 100), pick)]

t.test('a block is filtered as a whole; records keep their line ends', async (t) => {
  const runs = filter(['a,1,2\n', 'b,"3,4"\r\n', 'c,'])
  t.equal(runs.length, 1)
  const records = runs[0]?.records
  t.same(records && recordsOf(records), ['1,2\n', '"3,4"\r\n', ''])
  t.same(records?.input && recordsOf(records.input), ['a,1,2\n', 'b,"3,4"\r\n', 'c,'])
  t.match(records, { first: { record: 100, offset: 0 }, next: { record: 103, offset: 17 } })
})

t.test('bytes between records are left out', async (t) => {
  const block = blockOf(['a,1\n', '\n', 'b,2\n'])
  const gap = { ...block, starts: Uint32Array.of(0, 5), ends: Uint32Array.of(4, 9) }
  const [run] = filterRecords(gap, pick)
  t.equal(run && Buffer.from(run.records.bytes).toString(), '1\n2\n')
})

t.test('bad records are runs of their own', async (t) => {
  const runs = filter(['x\n', 'a,1\n', 'b,2\n', 'y\n', '"z\n', 'c,3\n'])
  t.same(
    runs.map(({ records, fault }) => [recordsOf(records), records.first.record, fault?.location?.record]),
    [
      [['x\n'], 100, 100],
      [['1\n', '2\n'], 101, undefined],
      [['y\n'], 103, 103],
      [['"z\n'], 104, 104],
      [['3\n'], 105, undefined],
    ],
  )
  t.match(runs[2]?.fault, {
    code: 'INVALID_INPUT',
    message: /^record 103: inputFilter \$\[1:\] picks none of the record's 1 column/,
  })
  t.match(runs[3]?.fault, { code: 'MALFORMED_BODY', location: { record: 104, column: 0 } })
  t.same(runs[2]?.records.input && recordsOf(runs[2].records.input), ['y\n'])
})

t.test('of no records there is no run', async (t) => {
  t.same(filter([]), [])
})

t.test('a mistake of ours is not a bad record', async (t) => {
  const broken = () => {
    throw new TypeError('a mistake')
  }
  t.throws(() => [...filterRecords(blockOf(['a\n']), broken)], TypeError)
})
