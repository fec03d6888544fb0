import fc from 'fast-check'
import t from 'tap'
import { matchKey } from '../../../src/processing/json/match-key.ts'

function matches(name: string, token: string): boolean {
  const bytes = Buffer.from(`{${token}:`)
  return matchKey(name)(bytes, 1, bytes.length - 1)
}

t.test('keys', async (t) => {
  for (const [name, token, expected] of [
    ['id', '"id"', true],
    ['id', '"ie"', false],
    ['id', '"idx"', false],
    ['é', '"é"', true],
    ['id', '"\\u0069d"', true],
    ['id', '"\\u006ad"', false],
    ['a\\n', '"a\\n"', false],
    ['a\\n', '"a\\\\n"', true],
  ] as const) {
    t.equal(matches(name, token), expected, `${name} and ${token}`)
  }
})

t.test('any key matches its name only', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'a"\\né') })
  fc.assert(fc.property(text, text, (name, key) => matches(name, JSON.stringify(key)) === (name === key)))
})
