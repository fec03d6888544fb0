import { type Artifact, openArtifact } from '@inferry/core'
import t from 'tap'
import { replaySamples } from '../src/replay-samples.ts'
import { model } from './fixtures/models.ts'

async function replay(artifact: Artifact, engine?: string) {
  const written: unknown[] = []
  const good = await replaySamples(artifact, engine, { write: async (line) => void written.push(line) })
  return { good, text: written.join('') }
}

t.test('a line for each engine, or for the one named', async (t) => {
  const forest = await openArtifact(model('diabetes-forest'))
  const ok =
    /^diabetes-forest \w+ \((trees|onnxruntime)\): 6 samples, largest difference \d\.\de-\d absolute, .* relative: ok$/
  const { good, text } = await replay(forest)
  t.equal(good, true)
  const lines = text.trimEnd().split('\n')
  t.match(lines, [ok, ok])
  t.same(await replay(forest, 'trees'), { good: true, text: `${lines[0]}\n` })
})

t.test('one sample is no plural, and none proves nothing', async (t) => {
  const forest = await openArtifact(model('diabetes-forest'))
  const [first] = await forest.samples()
  const of = (samples: Awaited<ReturnType<Artifact['samples']>>) =>
    replay({ ...forest, samples: async () => samples }, 'trees')
  t.match((await of(first === undefined ? [] : [first])).text, /: 1 sample, /)
  t.match(await of([]), { good: true, text: /: files are whole; no samples, so no answer was compared\n$/ })
})

t.test('an engine that cannot load the artifact does not hide what the others say', async (t) => {
  const forest = await openArtifact(model('diabetes-forest'))
  const broken: Artifact = {
    ...forest,
    read: (path) => (path === 'model.trees' ? Promise.reject(new Error('it is cut')) : forest.read(path)),
    locate: (path) => (path === 'model.trees' ? Promise.reject(new Error('it is cut')) : forest.locate(path)),
  }
  const { good, text } = await replay(broken)
  t.equal(good, false)
  t.match(text, /\(trees\): FAILED\n {2}.*it is cut.*\n.*\(onnxruntime\): 6 samples.*: ok\n$/)
})
