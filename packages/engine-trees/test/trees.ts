import { openArtifact } from '@inferry/core'
import { exampleModels, floatTensor, testEngine, writeOnnxFixture } from '@inferry/testing'
import t from 'tap'
import { type CompileTrees, trees } from '../src/trees.ts'
import { programFile, treesModels } from './fixtures/programs.ts'

t.test('what it declares', async (t) => {
  t.match(trees(), { name: 'trees', executions: ['inline'] })
})

t.test('the suite', async (t) => {
  const artifacts = exampleModels().filter((path) => /forest|boosting/.test(path))
  await testEngine(t, trees(), {
    models: treesModels,
    artifacts,
    skip: {
      'external weights': 'a compiled file has all in it',
      'damaged weights': 'a compiled file has all in it',
      'a scalar output': 'every answer is a row for each row',
      'texts that the native library cannot take': 'every text can be taken',
    },
  })
})

t.test('an ONNX model is compiled at load, if there is a compiler', async (t) => {
  const engines = [{ name: 'trees', file: 'model.onnx' }]
  const artifact = await openArtifact(await writeOnnxFixture(t.testdir(), 'stumps', { engines }))
  const load = (compile?: CompileTrees) => trees(compile && { compile }).load(artifact)
  const session = await load(() => ({ file: programFile('stumps') }))
  t.same(await session.run({ x: floatTensor([0, 0]) }), { y: floatTensor([1.5]) })
  await session.close()
  await t.rejects(load(), {
    code: 'ENGINE_UNAVAILABLE',
    message:
      'stumps: model.onnx is not compiled for trees, and there is no compiler at hand; pack the model again',
  })
  await t.rejects(
    load(() => ({ reason: 'no tree ensemble' })),
    { code: 'ENGINE_UNAVAILABLE', message: 'stumps: trees cannot run model.onnx: no tree ensemble' },
  )
})

t.test('a fault names the artifact, the file and its part', async (t) => {
  const file = programFile('stumps')
  file[0] = 0
  const engines = [{ name: 'trees', file: 'model.trees' }]
  const change = { engines, files: { 'model.trees': file } }
  const artifact = await openArtifact(await writeOnnxFixture(t.testdir(), 'stumps', change))
  await t.rejects(trees().load(artifact), {
    code: 'INVALID_ARTIFACT',
    message: /^stumps: model\.trees cannot be loaded: magic: /,
    location: { file: 'model.trees', field: 'magic' },
  })
})
