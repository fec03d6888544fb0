import { createTensor, openArtifact } from '@inferry/core'
import { writeOnnxFixture } from '@inferry/testing'
import t from 'tap'
import { serve } from '../../src/isolated/serve.ts'
import { openLibrary } from '../../src/open-library.ts'

const serveOrt = () => serve(() => openLibrary(undefined))

t.test('load, run, release', async (t) => {
  const { folder, manifest } = await openArtifact(await writeOnnxFixture(t.testdir(), 'identity'))
  const answer = serveOrt()
  t.same(await answer({ kind: 'load', folder, manifest, threads: 1 }), { kind: 'loaded' })
  const x = createTensor('float32', [1, 1], Float32Array.of(3))
  t.same(await answer({ kind: 'run', inputs: { x } }), { kind: 'outputs', outputs: { y: x } })
  t.match(await answer({ kind: 'run', inputs: {} }), { kind: 'failed', error: { code: 'INVALID_INPUT' } })
  t.equal(await answer({ kind: 'release' }), undefined)
  t.match(await answer({ kind: 'run', inputs: { x } }), { kind: 'failed', error: { code: 'INTERNAL' } })
})

t.test('an artifact that was replaced by another meanwhile', async (t) => {
  const folder = t.testdir()
  const { manifest } = await openArtifact(await writeOnnxFixture(folder, 'identity'))
  await writeOnnxFixture(folder, 'two-inputs')
  t.match(await serveOrt()({ kind: 'load', folder, manifest, threads: 1 }), {
    kind: 'failed',
    error: { code: 'INVALID_ARTIFACT', message: /^identity: the artifact was replaced by another/ },
  })
})

t.test('release before a load', async (t) => {
  t.equal(await serveOrt()({ kind: 'release' }), undefined)
})
