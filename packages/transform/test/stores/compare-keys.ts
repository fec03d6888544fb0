import fc from 'fast-check'
import t from 'tap'
import { compareKeys } from '../../src/stores/compare-keys.ts'

t.test('as the UTF-8 bytes compare', async (t) => {
  const keys = fc.string({
    unit: fc.oneof(fc.constantFrom('a', '/', '.'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
  })
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      return Math.sign(compareKeys(a, b)) === Buffer.compare(Buffer.from(a), Buffer.from(b))
    }),
  )
  t.same(['\u{1f600}', '\uffee', 'z', 'a/b', 'a.b', 'a'].sort(compareKeys), [
    'a',
    'a.b',
    'a/b',
    'z',
    '\uffee',
    '\u{1f600}',
  ])
})
