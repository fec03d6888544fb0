import t from 'tap'
import { withCsvHeader } from '../../src/negotiation/with-csv-header.ts'

t.test('says it of CSV', (t) => {
  t.equal(withCsvHeader('text/csv', 'absent'), 'text/csv; header=absent')
  t.equal(
    withCsvHeader('application/CSV;charset=utf-8', 'present'),
    'application/CSV;charset=utf-8; header=present',
  )
  t.end()
})

t.test('but not twice, nor of anything else', (t) => {
  for (const type of [
    'text/csv; header=present',
    'text/csv;Header="absent"',
    'application/json',
    'text/csvx',
    '',
  ])
    t.equal(withCsvHeader(type, 'absent'), type)
  t.end()
})
