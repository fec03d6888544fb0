import t from 'tap'
import { skipScalar, skipSpace, skipString } from '../../../src/processing/json/skip-token.ts'

const from = (skip: typeof skipSpace, text: string) => skip(Buffer.from(text), 0, Buffer.byteLength(text))

t.test('space', async (t) => {
  t.equal(from(skipSpace, ' \t\r\n1'), 4)
  t.equal(from(skipSpace, '\u00a0'), 0)
})

t.test('strings', async (t) => {
  for (const text of ['""', '"a"', '"é"', '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9"']) {
    t.equal(from(skipString, `${text}"`), Buffer.byteLength(text), text)
  }
  for (const [text, fault] of [
    ['a', 0],
    ['"a', 2],
    ['"a\n"', 2],
    ['"\\x"', 2],
    ['"\\u00g0"', 5],
    ['"\\u00', 5],
    ['"\\', 2],
  ] as const) {
    t.equal(from(skipString, text), ~fault, text)
  }
})

t.test('numbers and words', async (t) => {
  for (const text of [
    '0',
    '-0',
    '10',
    '1.0',
    '-1.5e+10',
    '1E5',
    '2e-7',
    'true',
    'false',
    'null',
    'NaN',
    '-Infinity',
  ]) {
    t.equal(from(skipScalar, `${text},`), text.length, text)
  }
  for (const [text, fault] of [
    ['-', 1],
    ['1.', 2],
    ['.5', 0],
    ['1e', 2],
    ['1e+', 3],
    ['+1', 0],
    ['tru', 0],
    ['True', 0],
  ] as const) {
    t.equal(from(skipScalar, text), ~fault, text)
  }
})
