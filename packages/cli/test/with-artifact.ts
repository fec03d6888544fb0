import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packModel } from '@inferry/pack'
import t from 'tap'
import { withArtifact } from '../src/with-artifact.ts'
import { model } from './fixtures/models.ts'

t.test('closes the artifact after the work, whatever comes of it', async (t) => {
  const out = join(t.testdir(), 'digits')
  const { archive } = await packModel({ model: model('digits-cnn/training/model.onnx'), out })
  const open: string[] = []
  const name = await withArtifact(archive, async ({ manifest, folder }) => {
    t.ok(existsSync(folder))
    open.push(folder)
    return manifest.name
  })
  t.equal(name, 'digits-cnn')
  const failure = withArtifact(archive, async ({ folder }) => {
    open.push(folder)
    throw new Error('work')
  })
  await t.rejects(failure, { message: 'work' })
  t.same(open.map(existsSync), [false, false])
})

t.test('names the artifact as it was given', async (t) => {
  const none = withArtifact('no/such', async () => {})
  await t.rejects(none, { message: 'no/such: no such file or folder' })
})

t.test('of a folder of artifacts, what is in it is named', async (t) => {
  const names = async (folder: string) => withArtifact(folder, async () => {}).catch(({ message }) => message)
  t.match(
    await names(model('.')),
    /no inferry\.json in it; .*; name one of those in it: breast-cancer-boosting, /,
  )
  const artifact = () => ({ 'inferry.json': '{}' })
  const many = t.testdir(Object.fromEntries([...'abcdefg'].map((name) => [name, artifact()])))
  t.match(await names(many), /in it: a, b, c, d, e, …$/)
  t.notMatch(await names(join(many, 'a')), /name one/, 'a broken one is meant itself')
  t.notMatch(await names(t.testdir()), /name one/)
})
