import t from 'tap'
import {
  arrayOf,
  fault,
  type Located,
  member,
  nameOf,
  objectOf,
  show,
  stringOf,
  unique,
  wrong,
} from '../../src/manifest/check-json.ts'

const root = (value: unknown): Located => ({ value, at: '', file: 'f.json' })

t.test('members and items know their places', async (t) => {
  const list = member(member(root({ a: { b: [1, 2] } }), 'a'), 'b')
  t.equal(list.at, 'a.b')
  t.same(
    arrayOf(list, 1, 'numbers').map(({ value, at }) => [value, at]),
    [
      [1, 'a.b[0]'],
      [2, 'a.b[1]'],
    ],
  )
})

t.test('a member is the object’s own', async (t) => {
  t.equal(member(root({}), 'constructor').value, undefined)
  t.equal(member(root(JSON.parse('{"__proto__": 1}')), '__proto__').value, 1)
})

t.test('an error tells the document, the place, what was found and what is wanted', async (t) => {
  const place = { value: null, at: 'a[0]', file: 'f.json' }
  t.throws(() => wrong(place, 'a number'), {
    code: 'INVALID_ARTIFACT',
    message: 'f.json: a[0] is null, expected a number',
    location: { file: 'f.json', field: 'a[0]' },
  })
  t.same(fault(root(1), 'no').location, { file: 'f.json' })
})

t.test('objects', async (t) => {
  objectOf(root({ a: 1, c: 2, 'x-d': 3 }), ['a'], ['b', 'c'], (key) => key.startsWith('x-'))
  for (const value of [null, [], 'a', 1, undefined])
    t.throws(() => objectOf(root(value), [], []), /expected an object/)
  t.throws(() => objectOf(root({}), ['constructor'], []), /the document lacks "constructor"/)
  t.throws(() => objectOf(root({ d: 1 }), ['a'], ['b']), /lacks "a"/)
  t.throws(() => objectOf(root({ a: 1, d: 1 }), ['a'], ['b']), /has the unknown key "d"; known are a, b/)
})

t.test('arrays', async (t) => {
  t.throws(() => arrayOf(root({}), 0, 'things'), /is an object, expected an array of things/)
  t.throws(() => arrayOf({ ...root([]), at: 'a' }, 1, 'things'), /a is empty, expected at least 1 of things/)
  t.same(arrayOf(root([]), 0, 'things'), [])
})

t.test('strings', async (t) => {
  stringOf(root(''), 0)
  t.throws(() => stringOf(root(''), 1), /is empty/)
  t.throws(() => stringOf(root(1), 0), /is 1, expected a string/)
  t.throws(() => stringOf(root('__proto__'), 0), /cannot be a name/)
})

t.test('names', async (t) => {
  for (const name of ['a', 'A-b_c.9', '1.0', 'a'.repeat(128)]) nameOf(root(name))
  for (const name of ['', '.', '-a', '_a', 'a/b', 'a b', 'ü', 'a\n', 'a'.repeat(129), 1]) {
    t.throws(() => nameOf(root(name)), { code: 'INVALID_ARTIFACT' }, show(name))
  }
})

t.test('once', async (t) => {
  const seen = new Set<string>()
  unique(root('a'), seen)
  unique(root('b'), seen)
  t.throws(() => unique({ ...root('a'), at: 'x' }, seen), /x is "a" again; it may stand once/)
})

t.test('values are shown short', async (t) => {
  t.equal(show(undefined), 'missing')
  t.equal(show([1, 2]), 'an array of 2')
  t.equal(show({ a: 1 }), 'an object')
  t.equal(show('a\nb'), '"a\\nb"')
  t.equal(show('x'.repeat(1000)).length, 78)
})
