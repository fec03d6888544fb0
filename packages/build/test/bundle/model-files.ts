import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openArtifact } from '@inferry/core'
import t from 'tap'
import type { BundleFile } from '../../src/bundle/bundle-file.ts'
import { modelFiles } from '../../src/bundle/model-files.ts'
import { writeBundle } from '../../src/bundle/write-bundle.ts'
import { openExample, withEngines } from '../fixtures/models.ts'

const paths = (files: readonly BundleFile[]) => files.map(({ path }) => path).sort()

t.test('the models of other engines are left out, the rest is verified', async (t) => {
  const forest = await openExample('diabetes-forest')
  const files = await modelFiles(forest, ['trees'])
  t.same(paths(files), ['model/inferry.json', 'model/model.trees', 'model/samples.json'])
  const folder = t.testdir()
  await writeBundle(
    [...files, { path: 'bundle.json', size: 0, sha256: '', content: Buffer.of() }],
    `${folder}/b`,
  )
  const { manifest, read, samples } = await openArtifact(`${folder}/b/model`)
  t.same(manifest.engines, [{ name: 'trees', file: 'model.trees' }])
  t.match(manifest, { name: 'diabetes-forest', version: forest.manifest.version })
  t.same(await read('model.trees'), await forest.read('model.trees'))
  t.same(await samples(), await forest.samples())
})

t.test('for all of its engines it is the artifact as it is', async (t) => {
  const forest = await openExample('diabetes-forest')
  const files = await modelFiles(forest, ['trees', 'onnxruntime'])
  t.same(
    paths(files),
    ['inferry.json', ...forest.manifest.files.map(({ path }) => path)].map((path) => `model/${path}`).sort(),
  )
  t.same(files[0]?.content, await readFile(join(forest.folder, 'inferry.json')))
})

t.test('a file that two engines share stays', async (t) => {
  const shared = withEngines(await openExample('digits-cnn'), 'other', 'onnxruntime')
  const files = await modelFiles(shared, ['onnxruntime'])
  t.ok(paths(files).includes('model/model.onnx'))
  t.notMatch(Buffer.from(files[0]?.content ?? '').toString(), /other/)
})

t.test('a file that is not what the manifest says', async (t) => {
  const folder = t.testdir()
  await cp((await openExample('diabetes-forest')).folder, folder, { recursive: true })
  const changed = await readFile(join(folder, 'samples.json'), 'latin1')
  await writeFile(join(folder, 'samples.json'), changed.replace('1', '2'), 'latin1')
  await t.rejects(modelFiles(await openArtifact(folder), ['trees']), {
    code: 'INVALID_ARTIFACT',
    message: /samples\.json .*sha256/,
  })
})
