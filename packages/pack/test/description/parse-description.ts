import { faultOf } from '@inferry/testing'
import t from 'tap'
import { parseDescription } from '../../src/description/parse-description.ts'

const parse = (text: string) => parseDescription(new TextEncoder().encode(text), 'model.json')

t.test('reads every part', async (t) => {
  const text = JSON.stringify({
    name: 'iris',
    version: '1.0',
    description: 'Flowers.',
    inputs: { X: { columns: ['a', 'b'] }, Z: {} },
    outputs: { p: { labels: ['x', 'y'] } },
    samples: [{ name: 's' }],
  })
  t.same(parse(text), {
    file: 'model.json',
    name: 'iris',
    version: '1.0',
    description: 'Flowers.',
    columns: new Map([['X', ['a', 'b']]]),
    labels: new Map([['p', ['x', 'y']]]),
    samples: '[{"name":"s"}]',
  })
})

t.test('needs no part', async (t) => {
  t.same(parse('{}'), { file: 'model.json', columns: new Map(), labels: new Map() })
})

t.test('says where and what is wrong', async (t) => {
  const cases: readonly [string, RegExp, string?][] = [
    ['{', /^model\.json: not JSON: /],
    ['[]', /the document is an array of 0, expected an object/],
    ['null', /the document is null, expected an object/],
    [
      '{"columns": []}',
      /the document has the unknown key "columns"; known are name, version, description, inputs/,
    ],
    ['{"name": 3}', /name is 3, expected up to 128/, 'name'],
    ['{"name": "a b"}', /name is "a b", expected up to 128 letters/, 'name'],
    ['{"version": "../1"}', /version is "\.\.\/1"/, 'version'],
    ['{"description": {}}', /description is an object, expected a string/, 'description'],
    ['{"inputs": ["X"]}', /inputs is an array of 1, expected an object/, 'inputs'],
    ['{"inputs": {"X": "a"}}', /inputs\.X is "a", expected an object/, 'inputs.X'],
    [
      '{"inputs": {"X": {"labels": []}}}',
      /inputs\.X has the unknown key "labels"; known are columns/,
      'inputs.X',
    ],
    [
      '{"outputs": {"p": {"labels": "ab"}}}',
      /outputs\.p\.labels is "ab", expected an array of names/,
      'outputs.p.labels',
    ],
    [
      '{"outputs": {"p": {"labels": ["a", 1]}}}',
      /outputs\.p\.labels\[1\] is 1, expected a string/,
      'outputs.p.labels[1]',
    ],
  ]
  for (const [text, message, field] of cases) {
    const location = field === undefined ? { file: 'model.json' } : { file: 'model.json', field }
    t.match(
      faultOf(() => parse(text)),
      { code: 'INVALID_ARTIFACT', message, location },
      text,
    )
  }
  t.match(
    faultOf(() => parseDescription(Uint8Array.of(0x22, 0xff, 0x22), 'model.json')),
    { message: /not UTF-8/ },
  )
})
