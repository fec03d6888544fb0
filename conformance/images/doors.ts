import { execFileSync } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { askServer } from '../../packages/adapter-http/test/parity/ask-server.ts'
import { answerOf } from '../../packages/adapter-lambda/test/parity/answer-of.ts'
import { envelopeEvent } from '../../packages/adapter-lambda/test/parity/events/envelope.ts'
import { functionUrlEvent } from '../../packages/adapter-lambda/test/parity/events/function-url.ts'
import { freePort } from '../../packages/build/src/doctor/process/free-port.ts'
import { startLambdaEmulator } from '../../packages/lambda-runtime/src/index.ts'
import type { Door, RequestCase } from '../../packages/testing/src/index.ts'
import type { Builds } from './builds.ts'
import { listening, type RunOptions, ready, runImage } from './podman.ts'

/** A server's image, ready to be asked: `local`, or under SageMaker's contract. */
export async function serverDoor(name: string, image: string, options: RunOptions): Promise<Door> {
  const port = await freePort()
  const env = { PORT: String(port), HOST: '127.0.0.1', SAGEMAKER_BIND_TO_PORT: String(port), ...options.env }
  // The universal image tells SageMaker by its variables.
  if (!name.startsWith('SageMaker')) Reflect.deleteProperty(env, 'SAGEMAKER_BIND_TO_PORT')
  const container = runImage(image, { ...options, env })
  await ready(container, port)
  return { name, ...askServer(port, () => container.stop()) }
}

/** The zip, unpacked, in the local Lambda runtime, which enforces the function's memory. */
export async function zipDoor(
  { built }: Builds,
  memoryMegabytes: number,
  work: string,
): Promise<readonly Door[]> {
  const folder = await mkdtemp(join(work, 'zip-'))
  const { zip } = built['lambda-zip']
  if (zip === undefined) throw new Error('no zip was built')
  // Another's reader.
  execFileSync('python3', ['-m', 'zipfile', '-e', zip.path, folder])
  const { handler = '' } = built['lambda-zip'].description
  const emulator = await startLambdaEmulator({
    folder,
    handler,
    memoryMegabytes,
    timeoutSeconds: 30,
    port: 0,
    env: {},
    onLog: () => {},
  })
  return functionDoors(`Lambda zip of ${memoryMegabytes} MB`, emulator.url, () => emulator.close())
}

/** A function's image under AWS's emulator, which is in AWS's base or, for another image, is put into it. */
export async function functionImageDoors(
  name: string,
  image: string,
  options: RunOptions & { readonly emulator?: string; readonly command?: readonly string[] },
): Promise<readonly Door[]> {
  const [port, api] = [await freePort(), await freePort()]
  const { emulator, command = [], ...rest } = options
  const flags = ['--log-level', 'error', '--runtime-api-address', `127.0.0.1:${api}`]
  const own =
    emulator === undefined
      ? { env: { PORT: String(port), API_PORT: String(api) } }
      : {
          entrypoint: '/usr/local/bin/aws-lambda-rie',
          volumes: { '/usr/local/bin/aws-lambda-rie': emulator },
          args: [...flags, '--runtime-interface-emulator-address', `127.0.0.1:${port}`, ...command],
        }
  const container = runImage(image, { ...rest, ...own })
  await listening(container, port)
  return functionDoors(name, `http://127.0.0.1:${port}`, () => container.stop())
}

/** One function, invoked with two shapes of events. */
function functionDoors(name: string, url: string, close: () => Promise<unknown>): readonly Door[] {
  const events = { 'function URL': functionUrlEvent, 'direct invoke': envelopeEvent }
  const doors = Object.entries(events).map(
    ([event, make]): Door => ({
      name: `${name}, ${event}`,
      ask: async (request: RequestCase) => {
        const response = await fetch(`${url}/2015-03-31/functions/function/invocations`, {
          method: 'POST',
          body: JSON.stringify(make(request)),
        })
        const text = await response.text()
        try {
          return answerOf(JSON.parse(text), false)
        } catch (cause) {
          throw new Error(`${name} answered ${response.status} ${text}`, { cause })
        }
      },
      close: async () => {},
    }),
  )
  return doors.map((door, at) => (at === 0 ? { ...door, close: async () => void (await close()) } : door))
}
