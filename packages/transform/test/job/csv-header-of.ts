import t from 'tap'
import { csvHeaderOf } from '../../src/job/csv-header-of.ts'

const lines = { splitType: 'Line', csvHeader: 'none' } as const

t.test('what each request of CSV begins with', (t) => {
  t.equal(csvHeaderOf(lines, 'text/csv'), 'absent')
  t.equal(csvHeaderOf({ ...lines, csvHeader: 'skip' }, 'text/csv'), 'absent')
  t.equal(csvHeaderOf({ ...lines, csvHeader: 'send' }, 'application/csv; charset=utf-8'), 'present')
  t.equal(csvHeaderOf({ ...lines, splitType: 'Parquet' }, 'text/csv'), 'absent')
  t.equal(csvHeaderOf(lines, 'text/csv; header=absent'), 'absent')
  t.end()
})

t.test('of what we have not cut, it is for the content type to tell', (t) => {
  t.equal(csvHeaderOf({ ...lines, splitType: 'None' }, 'text/csv; header=present'), undefined)
  t.equal(csvHeaderOf({ ...lines, splitType: 'TFRecord' }, 'text/csv'), undefined)
  t.equal(csvHeaderOf(lines, 'application/jsonlines'), undefined)
  t.end()
})

t.test('a content type that says the contrary', (t) => {
  const refusal = { code: 'INVALID_CONFIGURATION', location: { field: 'contentType' } }
  const present = 'text/csv; Header="present"'
  t.throws(() => csvHeaderOf(lines, present), {
    ...refusal,
    message: /without a header; set csvHeader to send/,
  })
  t.throws(() => csvHeaderOf({ ...lines, csvHeader: 'skip' }, present), refusal)
  t.throws(() => csvHeaderOf({ ...lines, splitType: 'Parquet' }, present), {
    ...refusal,
    message: /leave header=present out/,
  })
  t.throws(() => csvHeaderOf({ ...lines, csvHeader: 'send' }, 'text/csv;header=absent'), refusal)
  t.equal(csvHeaderOf({ ...lines, csvHeader: 'send' }, present), 'present')
  t.end()
})
