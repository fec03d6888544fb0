import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { InferryError } from '@inferry/core'
import type { Built } from '../build-target.ts'
import type { Architecture } from '../target.ts'
import { findImageEngine, type ImageEngine, imageEngines } from './image-engine.ts'

export interface ImageOptions {
  /** What the image is called, such as `forest:1`. */
  readonly tag: string
  /** The base in place of the Dockerfile's own. */
  readonly base?: string
}

/**
 * Has docker write an image alone, without the list of images and attestations that it wraps around it by default: Lambda
 * refuses that. Of the environment, as the older builder has no flag for it. Source: AWS, "Create a Lambda function using a
 * container image"; Docker, "Build attestations".
 */
const dockerEnvironment = { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' }

/** Linux processors by their names in images. */
const platforms: Readonly<Record<Architecture, string>> = { x64: 'linux/amd64', arm64: 'linux/arm64' }

/** The command that makes the image of a bundle. Nothing is fetched but the base. */
export function imageCommand(
  engine: ImageEngine,
  { description, folder }: Pick<Built, 'description' | 'folder'>,
  { tag, base }: ImageOptions,
): readonly string[] {
  const { arch, model } = description
  const values = { MODEL: model.name, VERSION: model.version, ...(base !== undefined && { BASE: base }) }
  // They write the time of the build into what they make unless told another.
  const time = engine === 'docker' ? ['--build-arg', 'SOURCE_DATE_EPOCH=0'] : ['--timestamp', '0']
  return [
    engine,
    'build',
    '--platform',
    platforms[arch],
    ...time,
    ...Object.entries(values).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    '--tag',
    tag,
    folder,
  ]
}

/** The same for a shell. */
export function showImageCommand(
  engine: ImageEngine,
  built: Pick<Built, 'description' | 'folder'>,
  options: ImageOptions,
): string {
  const environment = engine === 'docker' ? Object.entries(dockerEnvironment) : []
  const words = environment.map(([name, value]) => `${name}=${value}`)
  return [...words, ...imageCommand(engine, built, options).map(shellWord)].join(' ')
}

/** Quoted where a shell would take it apart. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/**
 * Makes the image with the engine that is there, its output on standard error. Throws `INVALID_CONFIGURATION` if there is
 * none, with the command to run elsewhere, or if it fails.
 */
export async function buildImage(
  built: Pick<Built, 'description' | 'folder'>,
  options: ImageOptions,
  engine: ImageEngine | undefined = findImageEngine(),
): Promise<ImageEngine> {
  checkBase(built, options.base)
  if (engine === undefined) {
    const command = showImageCommand('docker', built, options)
    throw imageFault(
      `there is no ${imageEngines.join(', ')} here that answers; where there is one, run: ${command}`,
    )
  }
  const [program = '', ...args] = imageCommand(engine, built, options)
  const child = spawn(program, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...dockerEnvironment },
  })
  const [code, signal] = await once(child, 'close')
  if (code !== 0) throw imageFault(`${engine} ended with ${code ?? signal} (its messages are above)`)
  return engine
}

/** Alpine's libc is known by the base's name alone, which is where everyone writes it. */
function checkBase({ description }: Pick<Built, 'description'>, base: string | undefined): void {
  if (description.libc !== 'glibc' || base === undefined || !/alpine|musl/i.test(base)) return
  throw imageFault(
    `${base} has musl, and onnxruntime's native files need glibc: take a base such as node:24-slim, or the engine trees`,
  )
}

function imageFault(sentence: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', `no image was made: ${sentence}`, {
    location: { field: 'image' },
  })
}
