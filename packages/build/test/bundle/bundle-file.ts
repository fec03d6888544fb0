import t from 'tap'
import {
  checkDigest,
  fileOf,
  ignoreFileOf,
  isShipped,
  isSourceMap,
  readContent,
} from '../../src/bundle/bundle-file.ts'

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

t.test('an image takes what is shipped, and nothing that lies beside it', async (t) => {
  const file = ignoreFileOf([{ path: 'main.mjs' }, { path: 'model/a' }, { path: 'model/b/c' }])
  t.equal(file.path, '.dockerignore')
  t.equal(Buffer.from(file.content).toString(), '*\n!main.mjs\n!model\n')
})

t.test('what a file holds is what it held', async (t) => {
  const folder = t.testdir({ same: 'abc', other: 'abd' })
  const abc = fileOf('a', 'abc')
  t.equal(Buffer.from(await readContent(abc)).toString(), 'abc')
  t.equal(Buffer.from(await readContent({ ...abc, content: `${folder}/same` })).toString(), 'abc')
  await t.rejects(readContent({ ...abc, content: `${folder}/other` }), {
    code: 'INVALID_ARTIFACT',
    message: 'a was changed while it was read; build again',
    location: { file: 'a' },
  })
  t.throws(() => checkDigest(abc, ''), { code: 'INVALID_ARTIFACT' })
})
