import { exampleModels } from '@inferry/testing'
import t from 'tap'
import { serveFunction } from '../src/serve-function.ts'

const model = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string

t.test('a function under its settings, until a signal', async (t) => {
  const signal = 'SIGUSR2'
  const before = process.listenerCount(signal)
  let stopped: Promise<void> | undefined
  const url = await new Promise<string>((resolve, reject) => {
    stopped = serveFunction({
      model,
      port: 0,
      engine: 'onnxruntime',
      timeout: 60,
      threads: 1,
      logLevel: 'error',
      execution: 'inline',
      signals: [signal],
      onListening: ({ url }) => resolve(url),
    })
    stopped.catch(reject)
  })
  const path = '/v2/models/diabetes-forest'
  const answer = await fetch(`${url}/2015-03-31/functions/function/invocations`, {
    method: 'POST',
    body: JSON.stringify({ method: 'GET', path, body: '' }),
  })
  const { statusCode, body } = (await answer.json()) as { statusCode: number; body: string }
  t.equal(statusCode, 200)
  t.equal(JSON.parse(body).platform, 'onnx_onnxv1')
  process.emit(signal, signal)
  await stopped
  await t.rejects(fetch(url))
  t.equal(process.listenerCount(signal), before)
})

t.test('what cannot be', async (t) => {
  await t.rejects(serveFunction({ model, port: 0, memory: 64 }), {
    code: 'INVALID_CONFIGURATION',
    message: /64 is no whole number from 128 to 10240/,
  })
})
