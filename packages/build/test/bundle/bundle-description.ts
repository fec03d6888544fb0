import t from 'tap'
import { type BundleDescription, formatDescription } from '../../src/bundle/bundle-description.ts'

t.test('is JSON of its own, ended by a line end', async (t) => {
  const description: BundleDescription = {
    bundleVersion: 1,
    target: 'local',
    os: 'linux',
    arch: 'x64',
    libc: 'any',
    node: '>=20.19',
    entry: 'main.mjs',
    engines: ['trees'],
    model: { name: 'forest', version: '1' },
    packages: [],
    files: [{ path: 'main.mjs', size: 1, sha256: 'a' }],
    sourceMaps: [],
  }
  const text = formatDescription(description)
  t.same(JSON.parse(text), description)
  t.match(text, /^\{\n {2}"bundleVersion": 1,\n[\s\S]*\}\n$/)
})
