import { openArtifact } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import t from 'tap'
import { createMemoryBudget, memoryNeed, withMemoryBudget } from '../../src/index.ts'
import { example } from '../fixtures/doors.ts'

t.test('a session takes memory until it is closed', async (t) => {
  const artifact = await openArtifact(example('breast-cancer-boosting'))
  const { bytes } = memoryNeed(artifact.manifest, onnxruntime())
  let left = bytes
  const engine = withMemoryBudget(
    onnxruntime(),
    createMemoryBudget({ available: () => left, reserve: 0, collect() {} }),
  )
  const session = await engine.load(artifact)
  left = 0
  t.equal(session.lost, false)
  const [sample] = await artifact.samples()
  t.match(await session.run(sample?.inputs ?? {}), {})
  await t.rejects(engine.load(artifact), { code: 'INSUFFICIENT_MEMORY', message: /breast-cancer-boosting/ })
  await session.close()
  await session.close()
  await (await engine.load(artifact)).close()
})

t.test('a load that fails gives it back', async (t) => {
  const artifact = await openArtifact(example('breast-cancer-boosting'))
  const { bytes } = memoryNeed(artifact.manifest, onnxruntime())
  let fails = true
  let left = bytes
  const real = onnxruntime()
  const engine = withMemoryBudget(
    { ...real, load: async (...given) => (fails ? Promise.reject(new Error('no')) : real.load(...given)) },
    createMemoryBudget({ available: () => left, reserve: 0, collect() {} }),
  )
  await t.rejects(engine.load(artifact), { message: 'no' })
  fails = false
  left = 0
  await (await engine.load(artifact)).close()
})
