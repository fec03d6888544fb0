import t from 'tap'
import { choice, flag, integer, type Kind, matching, text } from '../../src/settings/kind.ts'

t.test('what is understood, and what is not', async (t) => {
  const cases: readonly (readonly [Kind<unknown>, string, unknown])[] = [
    [text, 'x', 'x'],
    [flag, 'True', true],
    [flag, '1', true],
    [flag, 'false', false],
    [flag, '0', false],
    [flag, 'yes', undefined],
    [choice('None', 'Line'), 'Line', 'Line'],
    [choice('None', 'Line'), 'line', undefined],
    [integer(1, 10), '10', 10],
    [integer(1, 10), '0', undefined],
    [integer(1, 10), '11', undefined],
    [integer(1, 10), '1.5', undefined],
    [integer(1, 10), '1e1', undefined],
    [integer(0, 10), '-0', undefined],
    [matching(/^a+$/, 'as'), 'aa', 'aa'],
    [matching(/^a+$/, 'as'), 'ab', undefined],
  ]
  for (const [kind, given, value] of cases) t.equal(kind.parse(given), value, `${given}: ${kind.expected}`)
})
