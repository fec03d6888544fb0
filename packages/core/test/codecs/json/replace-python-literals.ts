import fc from 'fast-check'
import t from 'tap'
import { replacePythonLiterals } from '../../../src/codecs/json/replace-python-literals.ts'

const table: readonly (readonly [string, string])[] = [
  ['[NaN, Infinity,-Infinity]', '[null, "Infinity","-Infinity"]'],
  ['NaN', 'null'],
  ['Infinity', '"Infinity"'],
  ['-Infinity\n-1', '"-Infinity"\n-1'],
  ['{"NaN":NaN,"a\\"NaN":"-Infinity NaN \\\\"}', '{"NaN":null,"a\\"NaN":"-Infinity NaN \\\\"}'],
  ['["NaN', '["NaN'],
  ['["NaN\\', '["NaN\\'],
  ['[Nan,Inf,NA,-I,Infinit]', '[Nan,Inf,NA,-I,Infinit]'],
  ['"é€😀",NaN', '"é€😀",null'],
]
for (const [text, wanted] of table) {
  t.test(JSON.stringify(text), async (t) => t.equal(replacePythonLiterals(text), wanted))
}

t.test('text without the literals is the same text', async (t) => {
  const text = '{"instances":[[1,2.5,null,"N\\"I"]]}'
  t.equal(replacePythonLiterals(text), text)
})

t.test('leaves JSON as it is, whatever stands in its strings', async () => {
  const word = fc.array(fc.constantFrom('NaN', 'Infinity', '-', '"', '\\', 'x', '\n'), { maxLength: 6 })
  const text = word.map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(fc.oneof(text, fc.dictionary(text, fc.double({ noNaN: true })))), (value) => {
      const json = JSON.stringify(value)
      return replacePythonLiterals(json) === json
    }),
  )
})

t.test('takes one pass over text that is made to be slow', async (t) => {
  const million = 1_000_000
  for (const text of [
    '"a'.repeat(million),
    'NaN'.repeat(million),
    `NaN[${'"'.repeat(million)}`,
    'I'.repeat(million),
  ])
    t.ok(replacePythonLiterals(`${text}NaN`).length > million)
})
