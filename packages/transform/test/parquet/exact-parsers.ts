import t from 'tap'
import { exactParsers } from '../../src/parquet/exact-parsers.ts'

const { timestampFromMilliseconds, timestampFromMicroseconds, timestampFromNanoseconds, dateFromDays } =
  exactParsers

t.test('moments keep what is below a millisecond', (t) => {
  t.equal(timestampFromMilliseconds(1500n), '1970-01-01T00:00:01.500Z')
  t.equal(timestampFromMicroseconds(1_000_000n), '1970-01-01T00:00:01.000Z')
  t.equal(timestampFromMicroseconds(1n), '1970-01-01T00:00:00.000001Z')
  t.equal(timestampFromNanoseconds(10n), '1970-01-01T00:00:00.000000010Z')
  t.equal(timestampFromNanoseconds(123_456_000n), '1970-01-01T00:00:00.123456Z')
  t.end()
})

t.test('before 1970 too', (t) => {
  t.equal(timestampFromMilliseconds(-1n), '1969-12-31T23:59:59.999Z')
  t.equal(timestampFromMicroseconds(-1n), '1969-12-31T23:59:59.999999Z')
  t.equal(timestampFromNanoseconds(-1n), '1969-12-31T23:59:59.999999999Z')
  t.end()
})

t.test('dates have no time', (t) => {
  t.equal(dateFromDays(0), '1970-01-01')
  t.equal(dateFromDays(-1), '1969-12-31')
  t.equal(dateFromDays(19_782), '2024-02-29')
  t.equal(dateFromDays(2_932_897), '+010000-01-01')
  t.end()
})
