import t from 'tap'
import { fileOf, ignoreFile, isShipped, isSourceMap } from '../../src/bundle/bundle-file.ts'

t.test('size and digest of what it holds', async (t) => {
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  t.match(fileOf('a/b', 'abc'), { path: 'a/b', size: 3, sha256: digest })
  t.match(fileOf('a/b', Buffer.from('abc')), { size: 3, sha256: digest })
  t.equal(fileOf('x', 'ä').size, 2)
})

for (const [path, map, shipped] of [
  ['main.mjs', false, true],
  ['main.mjs.map', true, false],
  ['chunk-ABCDEFGH.mjs.map', true, false],
  ['model/odd.mjs.map', false, true],
  ['model/Dockerfile', false, true],
  ['bundle.json', false, true],
  ['Dockerfile', false, false],
  ['.dockerignore', false, false],
] as const) {
  t.test(path, async (t) => {
    t.equal(isSourceMap({ path }), map)
    t.equal(isShipped({ path }), shipped)
  })
}

t.test('an image leaves out what is not shipped', async (t) => {
  t.equal(Buffer.from(ignoreFile.content).toString(), 'Dockerfile\n.dockerignore\n*.mjs.map\n')
})
