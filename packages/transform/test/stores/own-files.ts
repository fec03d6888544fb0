import t from 'tap'
import { isOwnKey, stateFile } from '../../src/stores/own-files.ts'

for (const [key, own] of [
  ['a.csv', false],
  ['.hidden', false],
  ['.inferry-transform', false],
  ['.inferry-transform/x', true],
  ['a/.inferry-transform/b/c', true],
  ['a/b.inferry-partial', true],
  ['a.inferry-partial/b', false],
] as const) {
  t.test(key, async (t) => {
    t.equal(isOwnKey(key), own)
  })
}

t.test('the name of a document is a name whatever the key', async (t) => {
  const names = ['a', 'a/b', '../a', 'ü'.repeat(500), ''].map(stateFile)
  for (const name of names) t.match(name, /^[0-9a-f]{64}\.json$/)
  t.equal(new Set(names).size, names.length)
})
