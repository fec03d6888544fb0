import { InferryError } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { parseJsonPath } from '../../src/processing/parse-json-path.ts'

const parse = (text: string, sliceEnd: 'exclusive' | 'inclusive' = 'exclusive') =>
  parseJsonPath(text, { field: 'outputFilter', sliceEnd })

/** From, until. */
const slice = (from: number, until?: number) => ({ from, until })

t.test('paths', async (t) => {
  // Developer guide, "Associate Prediction Results with Input Records": the table of operators, its text and examples;
  // API reference, DataProcessing: the examples of InputFilter and OutputFilter.
  const documented = [
    ['$', []],
    ['$.id', [{ kind: 'names', names: ['id'] }]],
    ['$.id.*', [{ kind: 'names', names: ['id'] }, { kind: 'all' }]],
    ["$['id','SageMakerOutput']", [{ kind: 'names', names: ['id', 'SageMakerOutput'] }]],
    ["$.['id','SageMakerOutput']", [{ kind: 'names', names: ['id', 'SageMakerOutput'] }]],
    [
      "$.field1.['child1','child2']",
      [
        { kind: 'names', names: ['field1'] },
        { kind: 'names', names: ['child1', 'child2'] },
      ],
    ],
    ['$[1]', [{ kind: 'indexes', indexes: [1] }]],
    ['$[1,3,5]', [{ kind: 'indexes', indexes: [1, 3, 5] }]],
    ['$[-1]', [{ kind: 'indexes', indexes: [-1] }]],
    ['$[2:5]', [{ kind: 'indexes', indexes: [slice(2, 5)] }]],
    ['$[:5]', [{ kind: 'indexes', indexes: [slice(0, 5)] }]],
    ['$[2:]', [{ kind: 'indexes', indexes: [slice(2)] }]],
    ['$[0,5:]', [{ kind: 'indexes', indexes: [0, slice(5)] }]],
    ['$.features', [{ kind: 'names', names: ['features'] }]],
  ] as const
  const ours = [
    ['', []],
    ['$[*]', [{ kind: 'all' }]],
    ['$.*', [{ kind: 'all' }]],
    ["$['*']", [{ kind: 'names', names: ['*'] }]],
    ["$[ 'a' , 'b b' ]", [{ kind: 'names', names: ['a', 'b b'] }]],
    ['$[ 1 , -2 : ]', [{ kind: 'indexes', indexes: [1, slice(-2)] }]],
    ['$[:]', [{ kind: 'indexes', indexes: [slice(0)] }]],
    ['$[0:-1]', [{ kind: 'indexes', indexes: [slice(0, -1)] }]],
    ['$[-0]', [{ kind: 'indexes', indexes: [0] }]],
    [
      '$.account_id.größe',
      [
        { kind: 'names', names: ['account_id'] },
        { kind: 'names', names: ['größe'] },
      ],
    ],
    [`$.${'a'.repeat(61)}`, [{ kind: 'names', names: ['a'.repeat(61)] }]],
  ] as const
  for (const [text, steps] of [...documented, ...ours]) t.same(parse(text).steps, steps, text)
})

t.test('the end of a slice may be meant inclusively', async (t) => {
  t.same(parse('$[1:4]', 'inclusive').steps, [{ kind: 'indexes', indexes: [slice(1, 5)] }])
  t.same(parse('$[2:2]', 'inclusive').steps, [{ kind: 'indexes', indexes: [slice(2, 3)] }])
  t.same(parse('$[0:-1]', 'inclusive').steps, [{ kind: 'indexes', indexes: [slice(0)] }])
  t.same(parse('$[0:-2]', 'inclusive').steps, [{ kind: 'indexes', indexes: [slice(0, -1)] }])
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (from, more) => {
      const end = from + more
      t.same(parse(`$[${from}:${end}]`, 'inclusive').steps, parse(`$[${from}:${end + 1}]`).steps)
    }),
  )
})

t.test('what is no path', async (t) => {
  const cases = [
    [
      'id',
      /^outputFilter "id" at character 1 \("i"\): expected "\$", the record itself; allowed are \$ \.name/,
    ],
    ['$id', /character 2 \("i"\): expected "\." or "\["/],
    ['$ ', /character 2 \(" "\): expected/],
    ['$.', /at its end: expected a name/],
    ['$..id', /character 3 \("\."\): "\.\." looks at all depths is not in SageMaker's subset/],
    ['$.a b', /character 4 \(" "\)/],
    ['$[', /at its end: expected an index/],
    ['$[]', /character 3 \("\]"\): expected an index/],
    ['$[1', /at its end: expected "," or "\]"/],
    ['$[1;2]', /character 4 \(";"\): expected "," or "\]"/],
    ['$[1,]', /character 5 \("\]"\): expected an index/],
    ['$[*', /at its end: expected "\]"/],
    ['$[1.5]', /character 4 \("\."\)/],
    ['$[99999999999999999999]', /character 3 \("9"\): expected a smaller index/],
    ["$[1,'a']", /character 5 \("'"\): expected an index/],
    ["$['a',1]", /character 7 \("1"\): expected a name in single quotes/],
    ["$['']", /character 4 \("'"\): expected a name between/],
    ["$['a", /at its end: expected the single quote/],
    ['$["a"]', /character 3 \("\\""\): expected an index, a slice, a name in single quotes/],
    ['$[?(@.a)]', /character 3 \("\?"\): an expression is not in SageMaker's subset/],
    ['$[1:5:2]', /character 6 \(":"\): a slice with a step is not in/],
    ['$[4:1]', /character 3 \("4"\): a slice that can pick nothing/],
    ['$[2:2]', /a slice that can pick nothing/],
    ['$[-1:-3]', /a slice that can pick nothing/],
    ['$[:0]', /a slice that can pick nothing/],
    // The guide's example of what is not supported.
    ["$.field1.['child1','child2.grandchild']", /character 27 \("\."\): a path inside brackets/],
    // API reference, DataProcessing: maximum length of 63.
    [`$.${'a'.repeat(62)}`, /has 64 characters, more than the 63/],
  ] as const
  for (const [text, message] of cases) {
    t.throws(
      () => parse(text),
      { code: 'INVALID_CONFIGURATION', message, location: { field: 'outputFilter' } },
      text,
    )
  }
})

t.test('any text is parsed or refused', async () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'$.*[]\',:-? 01a"'), maxLength: 20 }), (text) => {
      try {
        parse(`$${text}`)
      } catch (error) {
        return error instanceof InferryError && error.code === 'INVALID_CONFIGURATION'
      }
      return true
    }),
    { numRuns: 2000 },
  )
})
