import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { InferryError } from '@inferry/core'
import type { Io } from '../io.ts'

const run = promisify(execFile)

export interface RunningImage {
  readonly url: string
  stop(): Promise<void>
}

/** Programs that run images, each with docker's words. */
const engines = ['docker', 'podman', 'nerdctl'] as const

/** The port that SageMaker asks at. */
const servingPort = 8080

/**
 * Starts a serving image as Batch Transform does: `serve` as argument, `SAGEMAKER_BATCH`, the port on loopback alone.
 *
 * Source: "Use your own inference code with batch transform".
 */
export async function startImage(image: string, io: Io, signal: AbortSignal): Promise<RunningImage> {
  const engine = await findEngine()
  const args = [
    'run',
    '--rm',
    '--detach',
    '--publish',
    `127.0.0.1::${servingPort}`,
    '--env',
    'SAGEMAKER_BATCH=true',
  ]
  const id = (await call(engine, [...args, image, 'serve'], signal)).trim()
  const logs = spawn(engine, ['logs', '--follow', id], { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [logs.stdout, logs.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line !== '') io.note(`${image}: ${line}`)
    })
  const stop = async () => {
    logs.kill()
    await call(engine, ['stop', '--time', '30', id])
  }
  try {
    const [address = ''] = (await call(engine, ['port', id, `${servingPort}/tcp`], signal)).split('\n')
    return { url: `http://${address.trim()}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
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
