import t from 'tap'
import { formatDescription } from '../../src/bundle/bundle-description.ts'
import { smallDescription } from '../fixtures/described.ts'

t.test('is JSON of its own, ended by a line end', async (t) => {
  const description = { ...smallDescription, files: [{ path: 'main.mjs', size: 1, sha256: 'a' }] }
  const text = formatDescription(description)
  t.same(JSON.parse(text), description)
  t.match(text, /^\{\n {2}"bundleVersion": 1,\n[\s\S]*\}\n$/)
})
