import fc from 'fast-check'
import t from 'tap'
import { addFloat32, addNumber } from '../../../src/codecs/csv/add-number.ts'
import { openText, type TextBuffer } from '../../../src/codecs/csv/text-buffer.ts'
import { shortestFloat32 } from '../../../src/tensor/shortest-float.ts'

function written(add: (text: TextBuffer, value: number) => void, value: number): string {
  const text = openText(0)
  add(text, value)
  return text.bytes.toString('latin1', 0, text.length)
}

const special = [
  0,
  -0,
  1,
  -1,
  9,
  10,
  99,
  100,
  2 ** 24,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  1e21,
  1e-7,
  NaN,
  Infinity,
  -Infinity,
]

t.test('numbers as String writes them', async (t) => {
  for (const value of special) t.equal(written(addNumber, value), String(value))
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer()), (value) => written(addNumber, value) === String(value)),
  )
})

t.test('float32 as String writes the shortest number', async (t) => {
  for (const value of [
    ...special,
    0.1,
    175.48,
    1e-6,
    9.999999e-7,
    1e7,
    16777215,
    123456.79,
    0.5,
    1e-45,
    3.4028235e38,
  ]) {
    const single = Math.fround(value)
    const wanted = Number.isFinite(single) ? shortestFloat32(single) : single
    t.equal(written(addFloat32, single), String(wanted))
  }
  fc.assert(
    fc.property(
      fc.oneof(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.float({ noNaN: true, min: -2000, max: 2000 }),
      ),
      (value) => {
        return written(addFloat32, value) === String(shortestFloat32(value))
      },
    ),
    { numRuns: 20_000 },
  )
})
