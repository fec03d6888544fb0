import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { InferryError } from '@inferry/core'
import type { TransformJob } from '@inferry/transform'
import type { Io } from '../io.ts'
import { batchVariables } from './batch-variables.ts'

const run = promisify(execFile)

export interface RunningImage {
  readonly url: string
  /** Differs once the image does, whatever its tag. */
  readonly id: string
  /** Never rejects. */
  stop(): Promise<void>
}

/** Programs that run images, each with docker's words. */
const engines = ['docker', 'podman', 'nerdctl'] as const

/** The port that SageMaker asks at. */
const servingPort = 8080

/**
 * Starts a serving image as Batch Transform does: `serve` as argument, the variables of the job, the port on loopback
 * alone. When it rejects, no container is left.
 *
 * Source: "Use your own inference code with batch transform".
 */
export async function startImage(
  image: string,
  job: TransformJob,
  io: Io,
  signal: AbortSignal,
): Promise<RunningImage> {
  const engine = await findEngine()
  // Whoever is cut off while it starts knows it by its name alone.
  const name = `inferry-${randomUUID()}`
  const options = ['--rm', '--detach', '--name', name, '--publish', `127.0.0.1::${servingPort}`]
  const variables = Object.entries(batchVariables(job)).flatMap(([key, value]) => [
    '--env',
    `${key}=${value}`,
  ])
  try {
    await call(engine, ['run', ...options, ...variables, image, 'serve'], signal)
    const unfollow = follow(engine, name, (line) => io.note(`${image}: ${line}`))
    const [address = ''] = (await call(engine, ['port', name, `${servingPort}/tcp`], signal)).split('\n')
    const id = (await call(engine, ['image', 'inspect', '--format', '{{.Id}}', image], signal)).trim()
    return {
      url: `http://${address.trim()}`,
      id,
      async stop() {
        unfollow()
        // One that ended by itself is gone.
        await call(engine, ['stop', '--time', '30', name]).catch((error) => io.note(error.message))
      },
    }
  } catch (error) {
    // What it logs ends with it. Most often it never came to be.
    await call(engine, ['rm', '--force', name]).catch(() => {})
    throw error
  }
}

function follow(engine: string, name: string, onLine: (line: string) => void): () => void {
  const logs = spawn(engine, ['logs', '--follow', name], { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [logs.stdout, logs.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line !== '') onLine(line)
    })
  return () => logs.kill()
}

async function findEngine(): Promise<string> {
  for (const engine of engines) {
    // A client without its daemon is no engine.
    const found = await run(engine, ['info']).catch(() => undefined)
    if (found !== undefined) return engine
  }
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `an image needs ${engines.join(', ').replace(/, (\w+)$/, ' or $1')}, and none is here; start the container in another way and give its address by --via`,
    { location: { field: 'image' } },
  )
}

async function call(engine: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  try {
    return (await run(engine, [...args], signal ? { signal } : {})).stdout
  } catch (cause) {
    const { stderr, message } = cause as Error & { readonly stderr?: string }
    const said = stderr?.trim() || message
    throw new InferryError('INVALID_CONFIGURATION', `${engine} ${args[0]} failed: ${said}`, {
      cause,
      location: { field: 'image' },
    })
  }
}
