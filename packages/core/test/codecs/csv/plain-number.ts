import fc from 'fast-check'
import t from 'tap'
import { lookAhead, readPlainNumber } from '../../../src/codecs/csv/plain-number.ts'

/** What is read from a field, and how many characters; -1 with no value. */
function read(field: string, single: boolean, after = '\n'): readonly [number, unknown] {
  const bytes = new Uint8Array(1 + field.length + after.length + lookAhead)
  bytes.set(Buffer.from(` ${field}${after}`))
  const values = new Float64Array(2)
  const end = readPlainNumber(new DataView(bytes.buffer), 1, values, 1, single)
  return end < 0 ? [end, undefined] : [end - 1, values[1]]
}

t.test('numbers, nothing and nan', async (t) => {
  const { NaN: nan } = Number
  const table: readonly (readonly [string, number])[] = [
    ['0', 0],
    ['-0', -0],
    ['7', 7],
    ['-12.5', -12.5],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['5.', 5],
    ['007', 7],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['1e+2', 100],
    ['1.e1', 10],
    ['0.0380759064334241', 0.0380759064334241],
    ['0.047066636107427375', 0.047066636107427375],
    ['0.0001234567890123456789', 0.00012345678901234567],
    ['-3.807590643342410211e-02', -0.0380759064334241],
    ['123456789012345678901234567890', 1.2345678901234568e29],
    ['1234567890', 1234567890],
    ['9007199254740993', 9007199254740992],
    ['9007199254740993.0000000000000001', 9007199254740994],
    ['2.2250738585072011e-308', 2.225073858507201e-308],
    ['4.9e-324', 5e-324],
    ['1e-999', 0],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['0e999', 0],
    ['', nan],
    ['nan', nan],
    ['NaN', nan],
  ]
  for (const [field, value] of table) {
    for (const after of ['\n', ',', '\r\n']) {
      const [end, found] = read(field, false, after)
      t.equal(end, field.length, field)
      t.ok(Object.is(found, value), `${field}: ${found}`)
    }
  }
})

t.test('what is left to others', async (t) => {
  for (const field of [
    '-',
    '.',
    '-.',
    'e5',
    '1e',
    '1e+',
    '1.5e-',
    'inf',
    '-nan',
    '+1',
    ' 1',
    '"1"',
    'x',
    '1e999',
  ])
    t.equal(read(field, false)[0], -1, field)
})

t.test('what comes after is not looked at', async (t) => {
  for (const [text, end] of [
    ['1 ', 1],
    ['1.25x', 4],
    ['1.2.3', 3],
    ['1-2', 1],
    ['12e5e', 4],
    ['nano', 3],
    ['1.234567/', 8],
    ['1.234567:', 8],
    ['1.1234é', 6],
  ] as const)
    t.equal(read(text, false)[0], end, text)
})

const digits = (maxLength: number) =>
  fc.array(fc.oneof(fc.nat(9), fc.constantFrom(0, 9)), { maxLength }).map((all) => all.join(''))
const decimal = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(digits(2), digits(12), digits(22)),
    fc.oneof(fc.constant(undefined), digits(9), digits(26)),
    fc.oneof(fc.constant(undefined), fc.integer({ min: -6, max: 6 }), fc.integer({ min: -400, max: 400 })),
  )
  .filter(([, whole, fraction]) => whole !== '' || (fraction ?? '') !== '')
  .map(([sign, whole, fraction, exponent]) => {
    const power = exponent === undefined ? '' : `e${exponent}`
    return `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${power}`
  })
const written = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ noNaN: true, min: -1, max: 1 }).map(String),
  fc.double({ noNaN: true, min: -1e5, max: 1e5 }).map((value) => value.toExponential(18)),
  fc.float({ noNaN: true, noDefaultInfinity: true }).map(String),
)

t.test('reads any decimal as Number does', async () => {
  fc.assert(
    fc.property(fc.oneof(decimal, written), (field) => {
      const wanted = Number(field)
      const [end, found] = read(field, false)
      return Number.isFinite(wanted) ? end === field.length && Object.is(found, wanted) : end === -1
    }),
    { numRuns: 20_000 },
  )
})

t.test('or as what rounds to the same float32', async () => {
  // Decimals of a float64 close to the middle of two float32s.
  const close = fc
    .tuple(fc.float({ noNaN: true, noDefaultInfinity: true, min: 2 ** -20 }), fc.integer({ min: -2, max: 2 }))
    .map(([value, units]) => {
      const ulp = 2 ** (Math.floor(Math.log2(value)) - 23)
      const middle = value + ulp / 2
      return String(middle + units * (ulp / 2 ** 29))
    })
  fc.assert(
    fc.property(fc.oneof(decimal, written, close), (field) => {
      const wanted = Number(field)
      const [end, found] = read(field, true)
      if (!Number.isFinite(wanted)) return end === -1
      return end === field.length && Object.is(Math.fround(found as number), Math.fround(wanted))
    }),
    { numRuns: 20_000 },
  )
})
