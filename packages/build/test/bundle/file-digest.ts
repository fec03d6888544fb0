import t from 'tap'
import { fileDigest } from '../../src/bundle/file-digest.ts'

t.test('the digest of what a file holds', async (t) => {
  const folder = t.testdir({ abc: 'abc' })
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  t.equal(await fileDigest(`${folder}/abc`), digest)
  await t.rejects(fileDigest(`${folder}/gone`), { code: 'ENOENT' })
})
