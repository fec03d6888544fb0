import t from 'tap'
import { isCsv } from '../../src/records/is-csv.ts'

t.test('CSV is told by the media type alone', async (t) => {
  for (const type of [
    'text/csv',
    'TEXT/CSV',
    'application/csv',
    'text/csv; header=present',
    'text/csv;charset=utf-8',
  ])
    t.equal(isCsv(type), true, type)
  for (const type of [undefined, '', 'text/plain', 'text/csv-schema', 'application/jsonlines', 'x-text/csv'])
    t.equal(isCsv(type), false, String(type))
})
