import '../fixtures/fast-children.ts'
import { createTensor, openArtifact } from '@inferry/core'
import { writeOnnxFixture } from '@inferry/testing'
import t from 'tap'
import { onnxruntime } from '../../src/onnxruntime.ts'
import { children } from '../fixtures/children.ts'

t.test('signals to the whole process group are left to the parent', async (t) => {
  const artifact = await openArtifact(await writeOnnxFixture(t.testdir(), 'slow'))
  const session = await onnxruntime().load(artifact, { execution: 'isolated' })
  const [pid] = children()
  const x = createTensor('float32', [1, 1], Float32Array.of(200_000))
  const running = session.run({ x })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(pid as number, signal)
  t.same(await running, { y: x })
  t.same(await session.run({ x }), { y: x })
  t.same(children(), [pid])
  await session.close()
  t.same(children(), [])
})
