import { setTimeout as sleep } from 'node:timers/promises'
import { createPredictor, type Engine, InferryError, openArtifact, type Tensor } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import { writeOnnxFixture } from '@inferry/testing'
import t from 'tap'
import { createRequestMemory, type RequestMemory } from '../../src/index.ts'
import { answerInvocation } from '../../src/invocation/answer-invocation.ts'
import { csv } from '../fixtures/doors.ts'

/** A model of which each run beyond the warm-up takes as long as its row says, in milliseconds. */
const slow: Engine = {
  ...onnxruntime(),
  async load(artifact, options) {
    const session = await onnxruntime().load(artifact, options)
    return {
      ...session,
      async run(inputs, signal) {
        const { data } = inputs['x'] as Tensor
        await sleep(Number(data[0]))
        return session.run(inputs, signal)
      },
    }
  },
}

t.test('a slow model', async (t) => {
  const artifact = await openArtifact(await writeOnnxFixture(t.testdir(), 'slow'))
  const predictor = createPredictor(artifact, { engines: [slow], execution: 'inline' })
  t.teardown(() => predictor.close())
  await predictor.ready()
  const request = (ms: number) => ({
    method: 'POST',
    headers: { ...csv, 'x-amzn-sagemaker-custom-attributes': 'mine' },
    query: '',
    params: {},
    body: Buffer.from(`${ms}\n`),
  })
  const ask = (ms: number, deadlineMs: number) =>
    answerInvocation(request(ms), () => ({ model: 'opaque', predictor }), { deadlineMs })
  const late = await ask(3000, 30)
  t.match(late, { status: 504, model: 'opaque', error: { code: 'DEADLINE_EXCEEDED' } })
  t.match(late.headers, { 'X-Amzn-SageMaker-Custom-Attributes': 'mine' })
  t.match(await ask(0, 60_000), { status: 200, contentType: 'text/csv' }, 'the next request is answered')
})

t.test('every answer tells the log what SageMaker calls the request', async (t) => {
  const none = () => {
    throw new InferryError('MODEL_NOT_FOUND', 'no')
  }
  const ask = (more: Readonly<Record<string, string>>) =>
    answerInvocation(
      {
        method: 'POST',
        headers: { ...csv, 'x-amzn-sagemaker-inference-id': 'id-1', ...more },
        query: '',
        params: {},
        body: Buffer.from('1\n'),
      },
      none,
      {},
    )
  const log = { inferenceId: 'id-1' }
  t.match(await ask({}), { status: 404, log })
  t.match(await ask({ 'x-amzn-sagemaker-custom-attributes': 'ü' }), { status: 400, log })
})

t.test('a body that there is no memory for', async (t) => {
  const artifact = await openArtifact(await writeOnnxFixture(t.testdir(), 'slow'))
  const predictor = createPredictor(artifact, { engines: [slow], execution: 'inline' })
  t.teardown(() => predictor.close())
  await predictor.ready()
  const none = { all: () => 0, heap: () => 0, collect() {} }
  const request = { method: 'POST', headers: csv, query: '', params: {}, body: Buffer.alloc(100_000, '0\n') }
  const ask = (memory?: RequestMemory) =>
    answerInvocation(request, () => ({ model: 'm', predictor }), { ...(memory && { memory }) })
  t.match(await ask(createRequestMemory(none)), {
    status: 507,
    model: 'm',
    error: { code: 'INSUFFICIENT_MEMORY' },
  })
  t.match(await ask(), { status: 200, model: 'm' })
})
