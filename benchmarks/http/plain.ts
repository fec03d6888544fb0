/**
 * What glue without any care costs: a Fastify route that hands the row to a session and answers its first number. No
 * columns, no checks, no batching, no limits, no metrics. Run as `plain.ts <port> <engine>`.
 */
import { fileURLToPath } from 'node:url'
import { openArtifact } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import { trees } from '@inferry/engine-trees'
import Fastify from 'fastify'

const [port, name] = process.argv.slice(2)
const artifact = await openArtifact(fileURLToPath(new URL('../../models/diabetes-forest', import.meta.url)))
const session = await (name === 'trees' ? trees() : onnxruntime()).load(artifact, { threads: 1 })
const app = Fastify({ logger: false })
app.get('/ping', async () => '')
app.post<{ Body: { instances: number[][] } }>('/invocations', async ({ body }, reply) => {
  const data = Float32Array.from(body.instances[0] ?? [])
  const outputs = await session.run({ X: { type: 'float32', dims: [1, 10], data } })
  reply.type('application/json')
  return `{"predictions":[${outputs['variable']?.data[0]}]}`
})
await app.listen({ host: '127.0.0.1', port: Number(port) })
