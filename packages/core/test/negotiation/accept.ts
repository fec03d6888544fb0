import t from 'tap'
import { matchAccept, parseAccept } from '../../src/negotiation/accept.ts'
import { refusal } from '../fixtures/refusals.ts'

t.test('parses ranges and weights', async (t) => {
  t.same(parseAccept(''), [{ type: '*/*', parameters: {}, weight: 1 }])
  t.same(parseAccept(' , '), [{ type: '*/*', parameters: {}, weight: 1 }])
  t.same(parseAccept('text/csv; header=present; q=0.5, */*;q=0, *;q=.2, text/*;q=1.000'), [
    { type: 'text/csv', parameters: { header: 'present' }, weight: 0.5 },
    { type: '*/*', parameters: {}, weight: 0 },
    { type: '*/*', parameters: {}, weight: 0.2 },
    { type: 'text/*', parameters: {}, weight: 1 },
  ])
  t.same(parseAccept('a/b; x="c, \\"d", e/f'), [
    { type: 'a/b', parameters: { x: 'c, "d' }, weight: 1 },
    { type: 'e/f', parameters: {}, weight: 1 },
  ])
})

t.test('refuses junk', async (t) => {
  const junk = [
    'json',
    'a/b;q=2',
    'a/b;q=1.5',
    'a/b;q=-1',
    'a/b;q=x',
    'a/b;q=',
    'a/b;q="',
    Array(65).fill('a/b').join(','),
  ]
  for (const text of junk)
    t.match(
      refusal(() => parseAccept(text)),
      { code: 'NOT_ACCEPTABLE', message: /^accept/ },
      text,
    )
})

t.test('the most specific range decides', async (t) => {
  const weight = (accept: string, type: string) => matchAccept(parseAccept(accept), type)?.weight
  const table: readonly (readonly [string, string, number | undefined])[] = [
    ['*/*;q=0.1, text/*;q=0.2, text/csv;q=0.3', 'text/csv', 0.3],
    ['*/*;q=0.1, text/*;q=0.2, text/csv;q=0.3', 'text/plain', 0.2],
    ['*/*;q=0.1, text/*;q=0.2, text/csv;q=0.3', 'a/b', 0.1],
    ['*/*, text/csv;q=0', 'text/csv', 0],
    ['text/csv;q=0.1, text/csv;q=0.4', 'text/csv', 0.4],
    ['text/csv', 'a/b', undefined],
  ]
  for (const [accept, type, expected] of table) t.equal(weight(accept, type), expected, `${accept}: ${type}`)
})
