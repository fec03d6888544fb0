import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { freePort } from '../../packages/build/src/doctor/process/free-port.ts'
import { buildImage, type Target } from '../../packages/build/src/index.ts'
import { openArtifact } from '../../packages/core/src/index.ts'
import { requestSuites } from '../../packages/testing/src/index.ts'
import { type Builds, buildOne } from './builds.ts'
import { podman, ready, runImage } from './podman.ts'

/** Bytes that an image may have over its base. */
const ceilings: Readonly<Record<string, number>> = { trees: 3_000_000, onnxruntime: 55_000_000 }

const imageTargets: readonly Target[] = ['lambda-image', 'sagemaker', 'fargate', 'local', 'universal']

/** What an image is beside its answers. */
export async function checkBehaviour(builds: Builds, folder: string, work: string): Promise<void> {
  const { model, engine, image } = builds
  await t.test(`${model} on ${engine}: what the images are`, async (t) => {
    const artifact = await openArtifact(folder)
    for (const target of imageTargets) {
      const tag = image(target)
      const [base] = [
        target === 'lambda-image' ? 'public.ecr.aws/lambda/nodejs:24' : 'docker.io/library/node:24-slim',
      ]
      const bytes = sizeOf(tag) - sizeOf(base)
      t.ok(bytes < (ceilings[engine] ?? 0), `${target}: ${bytes} bytes over the base`)
      const labels = JSON.parse(podman('image', 'inspect', '--format', '{{json .Labels}}', tag))
      t.equal(labels['org.opencontainers.image.title'], model)
      t.equal(labels['org.opencontainers.image.version'], artifact.manifest.version)
      if (target === 'sagemaker' || target === 'universal')
        t.equal(labels['com.amazonaws.sagemaker.capabilities.multi-models'], 'true')
      const again = await buildOne(artifact, target, engine, join(work, 'again'))
      await buildImage(again, { tag: 'localhost/again' }, 'podman')
      t.equal(layersOf('localhost/again'), layersOf(tag), `${target}: built again, the layers are the same`)
    }
    await artifact.close()
  })

  const [suite] = await requestSuites([folder])
  const question = suite?.cases.find(
    ({ path, status, body }) => path === '/invocations' && status === 200 && body.length > 1,
  )
  if (question === undefined) throw new Error('no question')
  const { method, path, headers, body } = question
  await t.test(`${model} on ${engine}: SIGTERM while a request is under way`, async (t) => {
    for (const [target, args] of [
      ['local', []],
      ['sagemaker', ['serve']],
      ['universal', []],
    ] as const) {
      const port = await freePort()
      const env = {
        PORT: String(port),
        HOST: '127.0.0.1',
        ...(args[0] && { SAGEMAKER_BIND_TO_PORT: String(port) }),
      }
      const container = runImage(image(target), { memory: '512m', cpus: '1', env, args })
      await ready(container, port)
      const begun = request({
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...headers, 'content-length': body.length },
      })
      begun.write(body.subarray(0, 1))
      await sleep(200)
      const stopped = container.stop()
      await sleep(200)
      begun.end(body.subarray(1))
      const [answer] = await once(begun, 'response')
      t.equal(answer.statusCode, 200, `${target}: answered`)
      answer.resume()
      t.equal(await stopped, 0, `${target}: ended with 0`)
    }
  })

  await t.test(`${model} on ${engine}: more memory than there is`, async (t) => {
    const port = await freePort()
    const env = { PORT: String(port), HOST: '127.0.0.1', INFERRY_BODY_LIMIT: '1000000000' }
    const container = runImage(image('local'), { memory: '128m', cpus: '1', env })
    await ready(container, port)
    await fetch(`http://127.0.0.1:${port}/invocations`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: Buffer.alloc(300_000_000, '1,'),
    }).catch(() => {})
    t.equal(await container.ended, 137, 'it is killed, not left half alive')
  })
}

function sizeOf(image: string): number {
  return Number(podman('image', 'inspect', '--format', '{{.Size}}', image))
}

function layersOf(image: string): string {
  return podman('image', 'inspect', '--format', '{{json .RootFS.Layers}}', image)
}
