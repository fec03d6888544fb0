/** In a worker thread or a child process: a model's whole life. Plain JavaScript, so that neither needs a loader. */
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** Takes about a microsecond for each unit of its input. */
const model = fileURLToPath(new URL('../../packages/testing/fixtures/onnx/slow.onnx', import.meta.url))
const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 4 })

const run = (turns) => session.run({ x: new Tensor('float32', [turns], [1, 1]) })
for (let count = 0; count < 5; count++) await run(1000)

if (process.argv[2] === 'life') {
  await session.release()
  if (parentPort === null) process.disconnect()
} else {
  if (parentPort === null) process.send('running')
  else parentPort.postMessage('running')
  await run(1_000_000)
}
