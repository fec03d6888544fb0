import { basename, join } from 'node:path'
import t from 'tap'
import { findArtifact, findGiven, findRequested } from '../../src/models/find-artifact.ts'

t.test('the one artifact of a folder', async (t) => {
  const cases = [
    { holds: { 'inferry.json': '{}' }, found: '.' },
    { holds: { forest: { 'inferry.json': '{}' }, other: {} }, found: 'forest' },
    { holds: { 'model.tar.gz': '', 'README.md': '' }, found: 'model.tar.gz' },
  ]
  for (const { holds, found } of cases) {
    const folder = t.testdir(holds)
    t.equal(await findArtifact(folder), join(folder, found))
    t.equal(await findRequested(folder), join(folder, found))
  }
})

t.test("the image's own, where SageMaker put nothing", async (t) => {
  t.equal(await findGiven('/no/such', '/opt/own'), '/opt/own')
  t.equal(await findGiven(t.testdir(), '/opt/own'), '/opt/own')
  const folder = t.testdir({ 'inferry.json': '{}' })
  t.equal(await findGiven(folder, '/opt/own'), join(folder, '.'))
  await t.rejects(findGiven('/no/such'), { code: 'INVALID_ARTIFACT' })
  const other = t.testdir({ 'model.pkl': '', file: '' })
  await t.rejects(findGiven(other, '/opt/own'), { code: 'INVALID_ARTIFACT' })
  await t.rejects(
    findGiven(join(other, 'file', 'model'), '/opt/own'),
    { code: 'INVALID_ARTIFACT' },
    'unreadable',
  )
})

t.test('none, or several', async (t) => {
  const code = 'INVALID_ARTIFACT'
  await t.rejects(findArtifact(t.testdir({ 'model.pkl': '' })), { code, message: /no inferry\.json/ })
  await t.rejects(findArtifact('/no/such'), { code })
  const two = t.testdir({ 'a.tar.gz': '', 'b.tar.gz': '' })
  await t.rejects(findArtifact(two), { code, message: /holds several artifacts/ })
})

t.test('what a request may not name', async (t) => {
  const folder = t.testdir({ file: '' })
  for (const url of ['', 'models/a', join(folder, 'file'), `../${basename(folder)}`, 's3://a']) {
    await t.rejects(findRequested(url), { code: 'INVALID_INPUT', location: { field: 'url' } }, url)
  }
  for (const url of ['/no/such/folder', join(folder, 'none'), `/${'x'.repeat(5000)}`]) {
    await t.rejects(findRequested(url), { code: 'MODEL_NOT_FOUND', location: { field: 'url' } }, url)
  }
})
