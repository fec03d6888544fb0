import fc from 'fast-check'
import t from 'tap'
import { formatMediaType, parseMediaType } from '../../src/negotiation/media-type.ts'
import { refusal } from '../fixtures/refusals.ts'

t.test('parses', async (t) => {
  const table: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['text/csv', 'text/csv', {}],
    [' Text/CSV ', 'text/csv', {}],
    ['application/json;charset=UTF-8', 'application/json', { charset: 'UTF-8' }],
    ['text/csv ; Header=present ; charset="utf-8"', 'text/csv', { header: 'present', charset: 'utf-8' }],
    ['a/b; x="q\\"u;o, \\\\ted"', 'a/b', { x: 'q"u;o, \\ted' }],
    ['application/json;', 'application/json', {}],
    ['a/b; ; c=d;', 'a/b', { c: 'd' }],
    ['application/vnd.x+json;json-header-size=12', 'application/vnd.x+json', { 'json-header-size': '12' }],
    ['a/b; tostring=x', 'a/b', { tostring: 'x' }],
    ['*/*', '*/*', {}],
  ]
  for (const [text, type, parameters] of table) t.same(parseMediaType(text), { type, parameters }, text)
})

t.test('refuses junk', async (t) => {
  const junk = [
    '',
    'csv',
    '/',
    'a/',
    'a/b c',
    'a/b; c',
    'a/b; c=',
    'a/b; c="',
    'a/b; c="x" y',
    'a/b; =x',
    'a/b,c/d',
  ]
  junk.push('a/b; c=d; C=e', 'a/b; __proto__=x', `a/${'b'.repeat(1024)}`, 'ä/b', 'a/b; c=d e', 'a/b\n')
  for (const text of junk) {
    t.match(
      refusal(() => parseMediaType(text)),
      { code: 'UNSUPPORTED_MEDIA_TYPE', message: /is no media type/ },
      text,
    )
  }
})

t.test('what is formatted is parsed again', async (t) => {
  const token = fc.stringMatching(/^[a-z0-9+.-]{1,8}$/)
  const value = fc.stringMatching(/^[ -~]{0,10}$/)
  fc.assert(
    fc.property(
      token,
      token,
      fc.dictionary(token, value, { maxKeys: 3, noNullPrototype: true }),
      (a, b, parameters) => {
        const media = { type: `${a}/${b}`, parameters }
        t.same(parseMediaType(formatMediaType(media)), media)
      },
    ),
    { numRuns: 200 },
  )
  t.equal(formatMediaType({ type: 'a/b', parameters: { n: '1', q: 'x y' } }), 'a/b;n=1;q="x y"')
})

t.test('what was read before is what it was', async (t) => {
  const texts = Array.from({ length: 100 }, (_, at) => `text/csv; x=${at}`)
  for (const text of [...texts, ...texts]) t.same(parseMediaType(text).parameters, { x: text.slice(12) })
})
