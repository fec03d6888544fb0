import { type ElementType, InferryError, type InputSpec } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { readCsvBytes } from '../../../src/codecs/csv/csv-bytes.ts'
import { readCsvRows } from '../../../src/codecs/csv/csv-rows.ts'
import { decodeText } from '../../../src/codecs/decode-text.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const input = (type: ElementType, columns: readonly string[], name = 'X'): InputSpec => ({
  name,
  type,
  shape: [-1, columns.length],
  columns: [...columns],
})
const models: readonly (readonly InputSpec[])[] = [
  [input('float32', ['a', 'b'])],
  [input('float64', ['a', 'b', 'é'])],
  [input('float32', ['a'])],
  [input('float32', ['0', '1'])],
  [input('float64', ['a'], 'X'), input('float32', ['b'], 'Y')],
  [input('int16', ['a', 'b'])],
  [input('float16', ['a', 'b'])],
  [input('float32', ['a'], 'X'), input('string', ['b'], 'Y')],
]

/** The tensors, or all that an error says. */
function outcome(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InferryError)) throw error
    const { code, message, location } = error
    return { code, message, location }
  }
}

const field = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }).map(String),
  },
  { weight: 4, arbitrary: fc.integer({ min: -40000, max: 40000 }).map(String) },
  { weight: 1, arbitrary: fc.double().map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '',
        'nan',
        'NaN',
        'inf',
        ' 1',
        '+1',
        '"2"',
        '"2\n"',
        '"a""b"',
        'é',
        '1e39',
        '1e999',
        '-0',
        '0x1',
        'a',
      ],
    ),
  },
)
const cleanField = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }).map(String)

const table = fc.nat(models.length - 1).chain((model) => {
  const inputs = models[model] as readonly InputSpec[]
  const names = inputs.flatMap(({ columns }) => columns ?? [])
  const width = names.length
  const row = (of: fc.Arbitrary<string>, least = width, most = width) =>
    fc.array(of, { minLength: least, maxLength: most }).map((fields) => fields.join(','))
  const line = fc.oneof(
    { weight: 20, arbitrary: row(cleanField) },
    { weight: 4, arbitrary: row(field) },
    { weight: 1, arbitrary: row(field, 0, width + 1) },
  )
  const head = fc.oneof(
    { weight: 3, arbitrary: fc.constant([] as string[]) },
    { weight: 2, arbitrary: fc.shuffledSubarray(names, { minLength: width }).map((all) => [all.join(',')]) },
    { weight: 1, arbitrary: row(fc.constantFrom(...names, 'A', '1')).map((all) => [all]) },
  )
  return fc.record({
    inputs: fc.constant(inputs),
    text: fc
      .tuple(
        fc.constantFrom('', '', '', '\ufeff'),
        head,
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom(0, 0, 0, 1000),
        fc.array(line, { maxLength: 3 }),
        fc.constantFrom('\n', '\n', '\r\n'),
        fc.constantFrom('', 'end', 'end', 'end', 'end\r\n', '\r', '"'),
      )
      // Large bodies are read in two parts.
      .map(([mark, first, before, many, after, end, last]) => {
        const filling = Array<string>(many).fill(names.map(() => '-1.25').join(','))
        return mark + [...first, ...before, ...filling, ...after].join(end) + last.replace('end', end)
      }),
    header: fc.constantFrom(undefined, undefined, true, false),
    broken: fc.constantFrom(...Array<boolean>(9).fill(false), true),
  })
})

t.test('gives what the text gives: the same tensors, or the same error', async (t) => {
  let read = 0
  let refused = 0
  fc.assert(
    fc.property(table, ({ inputs, text, header, broken }) => {
      const layout = rowLayout(signature(inputs))
      const body = Buffer.concat([Buffer.from(text), Buffer.from(broken ? [0xff] : [])])
      // Somewhere in a larger memory, so that what surrounds it would be seen.
      const around = Buffer.from(`9${body.toString('latin1')}99999`, 'latin1')
      const wanted = outcome(() => readCsvRows(layout, decodeText(body), header))
      const found = outcome(() => readCsvBytes(layout, around.subarray(1, 1 + body.length), header))
      if ('code' in (wanted as object)) refused++
      else read++
      t.strictSame(found, wanted, JSON.stringify(text))
    }),
    { numRuns: 3000 },
  )
  t.ok(read > 500 && refused > 500, `${read} read, ${refused} refused`)
})

t.test('bodies that end at any place', async (t) => {
  const layout = rowLayout(signature([input('float32', ['a', 'b'])]))
  const whole = 'b,a\n1.25,2\r\n3,4.000001\n"5",6\n,7\n'
  for (let length = 0; length <= whole.length; length++) {
    const text = whole.slice(0, length)
    t.strictSame(
      outcome(() => readCsvBytes(layout, Buffer.from(text), undefined)),
      outcome(() => readCsvRows(layout, text, undefined)),
      JSON.stringify(text),
    )
  }
})

t.test('a row among many', async (t) => {
  const layout = rowLayout(signature([input('float32', ['a', 'b'])]))
  const lines = Array.from({ length: 50_000 }, (_, row) => `${row},${row + 0.5}`)
  const { X } = readCsvBytes(layout, Buffer.from(lines.join('\n')), undefined)
  t.same(X?.dims, [50_000, 2])
  t.equal(X?.data[2 * 49_999 + 1], 49_999.5)
  lines[49_000] = '1,é'
  t.match(
    refusal(() => readCsvBytes(layout, Buffer.from(lines.join('\n')), undefined)),
    { message: /^line 49001 \(row 49000\), column "b": "é"/, location: { row: 49_000, column: 'b' } },
  )
})
