import { readdirSync } from 'node:fs'
import { openArtifact, verifyArtifact } from '@inferry/core'
import t from 'tap'
import { onnxFixtures, readFixture, writeOnnxFixture } from '../../src/artifacts/onnx-fixtures.ts'

t.test('each is an artifact, and each file one of them', async (t) => {
  const files: string[] = []
  for (const [name, { inputs, outputs, weights = [] }] of Object.entries(onnxFixtures)) {
    const artifact = await openArtifact(await writeOnnxFixture(t.testdir(), name))
    await verifyArtifact(artifact)
    t.match(artifact.manifest, { name, inputs, outputs, files: { length: 1 + weights.length } })
    files.push(`${name}.onnx`, ...weights)
  }
  const folder = new URL('../../fixtures/onnx', import.meta.url)
  t.same(readdirSync(folder).sort(), files.sort())
})

t.test('parts may be changed', async (t) => {
  const bytes = await readFixture('slow.onnx')
  const folder = await writeOnnxFixture(t.testdir(), 'identity', { files: { 'model.onnx': bytes } })
  t.equal((await openArtifact(folder)).manifest.files[0]?.size, bytes.length)
})

t.test('an unknown name', async (t) => {
  await t.rejects(writeOnnxFixture(t.testdir(), 'nope'), { message: 'no synthetic model nope' })
})
