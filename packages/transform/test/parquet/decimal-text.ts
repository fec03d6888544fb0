import t from 'tap'
import { decimalText } from '../../src/parquet/decimal-text.ts'

t.test('the point stands where it should', (t) => {
  t.equal(decimalText(12_345, 2), '123.45')
  t.equal(decimalText(-5, 2), '-0.05')
  t.equal(decimalText(0n, 3), '0.000')
  t.equal(decimalText(-7n, 0), '-7')
  t.equal(decimalText(1_234_567_890_123_456_789_012n, 2), '12345678901234567890.12')
  t.end()
})

t.test('of bytes', (t) => {
  t.equal(decimalText(Uint8Array.of(1, 0), 1), '25.6')
  t.equal(decimalText(Uint8Array.of(0xff), 1), '-0.1')
  t.equal(decimalText(new Uint8Array([9, 0x80, 0, 9]).subarray(1, 3), 0), '-32768')
  t.equal(decimalText(new Uint8Array(0), 1), '0.0')
  t.end()
})
