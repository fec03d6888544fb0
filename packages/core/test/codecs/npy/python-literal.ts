import t from 'tap'
import { parsePythonLiteral } from '../../../src/codecs/npy/python-literal.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('what numpy writes', async (t) => {
  const table: readonly (readonly [string, unknown])[] = [
    ["'<f4'", '<f4'],
    [' "a\'b" \n', "a'b"],
    ["'a\\'b\\\\c\\n\\x41\\u00e9\\q'", "a'b\\c\nAé\\q"],
    ["u'x'", 'x'],
    ['12', 12],
    ['12L', 12],
    ['-1', -1],
    ['True', true],
    ['None', null],
    ['()', []],
    ['(3,)', [3]],
    ['(3, 4)', [3, 4]],
    ['(3)', 3],
    ['[1, 2, ]', [1, 2]],
    [
      "{'a': (1,), 'b': [('x', '<f4', (2,))], }",
      new Map<string, unknown>([
        ['a', [1]],
        ['b', [['x', '<f4', [2]]]],
      ]),
    ],
    ['{}', new Map()],
  ]
  for (const [text, value] of table) t.strictSame(parsePythonLiteral(text), value, text)
})

t.test('refuses everything else', async (t) => {
  const bad = [
    '',
    '(',
    ')',
    '[1',
    '[1 2]',
    '(,)',
    "{'a'}",
    "{'a': }",
    "{'a': 1 'b': 2}",
    "{'a': 1, 'a': 2}",
    "'a",
    "'a\nb'",
  ]
  bad.push(
    '1.5',
    '1e5',
    '0x10',
    'true',
    'Truely(1)',
    'os.system("x")',
    '__import__',
    '12345678901234567',
    '1 2',
    'lambda: 0',
    '[[[[[[1]]]]]]',
  )
  bad.push('('.repeat(100_000), '{'.repeat(100_000), `${'('.repeat(6)}1${')'.repeat(6)}`)
  for (const text of bad) {
    t.match(
      refusal(() => parsePythonLiteral(text)),
      { code: 'MALFORMED_BODY', message: /^the npy header/ },
      text.slice(0, 20),
    )
  }
})
