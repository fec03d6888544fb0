import { openArtifact } from '@inferry/core'
import { readFixture, writeOnnxFixture } from '@inferry/testing'
import * as library from 'onnxruntime-node'
import t from 'tap'
import { loadModel } from '../../src/inline/load-model.ts'
import { openLibrary } from '../../src/open-library.ts'
import type { Ort } from '../../src/ort.ts'

const ort = await openLibrary(library)

/** Loads the fixture, of which some files may be others. */
async function load(folder: string, fixture: string, files?: Record<string, Uint8Array>, by: Ort = ort) {
  const artifact = await openArtifact(await writeOnnxFixture(folder, fixture, files && { files }))
  return loadModel(by, artifact, 'model.onnx', 1)
}

const faults: Readonly<Record<string, string>> = {
  'opset-99':
    'it needs opset 99 of ai.onnx, this onnxruntime supports up to 26; export it for an older opset',
  'ir-99':
    'its IR version is 99, this onnxruntime supports up to 13; export it with an older version of onnx',
  'unknown-operator': 'this onnxruntime has no operator Nope in opset 17',
  'unknown-domain': 'this onnxruntime has no operator com.example:Nope',
  bfloat16: 'an input or output is bfloat16, which onnxruntime-node cannot exchange',
}
for (const [fixture, reason] of Object.entries(faults)) {
  t.test(fixture, async (t) => {
    const message = `${fixture}: model.onnx cannot be loaded: ${reason}`
    const other = { 'README.md': Buffer.from('not weights, but the model is then loaded by its path') }
    const bytes = await readFixture(`${fixture}.onnx`)
    await t.rejects(load(t.testdir(), fixture), { code: 'INVALID_ARTIFACT', message })
    await t.rejects(load(t.testdir(), fixture, { 'model.onnx': bytes, ...other }), { message })
  })
}

t.test('not a model', async (t) => {
  const message = 'identity: model.onnx cannot be loaded: it is not an ONNX model, or a damaged one'
  const whole = await readFixture('identity.onnx')
  for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), whole.subarray(0, 40)]) {
    await t.rejects(load(t.testdir(), 'identity', { 'model.onnx': bytes }), { message })
    const weights = { 'w.bin': Buffer.from('w') }
    await t.rejects(load(t.testdir(), 'identity', { 'model.onnx': bytes, ...weights }), { message })
  }
})

t.test('weights that are missing', async (t) => {
  const files = { 'model.onnx': await readFixture('external.onnx') }
  const message =
    'external: model.onnx cannot be loaded: the weights of w are missing: external.bin is not in the artifact'
  await t.rejects(load(t.testdir(), 'external', files), { message })
  await t.rejects(load(t.testdir(), 'external', { ...files, 'other.bin': Buffer.from('w') }), { message })
})

t.test('a ZipMap left in', async (t) => {
  await t.rejects(load(t.testdir(), 'zip-map'), {
    code: 'INVALID_ARTIFACT',
    message:
      'model.onnx does not fit its manifest: its output "y" is no tensor, which onnxruntime-node cannot return; pack the model again',
  })
})

t.test('a session that does not fit is released', async (t) => {
  let released = 0
  const counting: Ort = {
    env: {},
    InferenceSession: {
      create: async () => ({
        inputMetadata: [],
        outputMetadata: [],
        run: async () => ({}),
        release: async () => {
          released++
        },
      }),
    },
  }
  await t.rejects(load(t.testdir(), 'identity', undefined, counting), { code: 'INVALID_ARTIFACT' })
  t.equal(released, 1)
})
