import { type Artifact, type Engine, engineFile, InferryError, type Manifest } from '@inferry/core'
import { decodeFile } from './file/decode-file.ts'
import { type BoundOutput, type BoundProgram, bindProgram } from './program/bind-program.ts'
import { checkProgramSignature } from './session/check-program-signature.ts'
import { createSession } from './session/create-session.ts'

/** Makes the file that this engine loads of an ONNX model, or says why it cannot. `@inferry/pack` has one. */
export type CompileTrees = (model: Uint8Array) => { readonly file: Uint8Array } | { readonly reason: string }

export interface TreesOptions {
  /** For artifacts whose entry for this engine is an ONNX model: compiled at each load, which takes longer. */
  readonly compile?: CompileTrees
}

/**
 * Runs tree ensembles, compiled by `pack`, without a native library: loading takes milliseconds, a row microseconds. It
 * answers as onnxruntime does. Large requests are run in slices of some milliseconds, whose size is learned from the first
 * ones, so that the event loop turns in between.
 */
export function trees({ compile }: TreesOptions = {}): Engine {
  return {
    name: 'trees',
    executions: ['inline'],
    singleThreaded: true,
    // Measured by the resident size of forty loads on Linux x64, of a 100-tree forest: 1.6.
    memory: { factor: 2, kept: false },
    async load(artifact) {
      const { manifest } = artifact
      const file = engineFile(manifest, 'trees')
      const program = openProgram(manifest, file, await readFile(artifact, file, compile))
      checkProgramSignature(manifest, program, file)
      const outputs = manifest.outputs.map(
        ({ name }) => program.outputs.find((output) => output.name === name) as BoundOutput,
      )
      return createSession(manifest.name, program, outputs)
    },
  }
}

async function readFile(
  artifact: Artifact,
  file: string,
  compile: CompileTrees | undefined,
): Promise<Uint8Array> {
  const bytes = await artifact.read(file)
  if (!file.endsWith('.onnx')) return bytes
  const { name } = artifact.manifest
  if (compile === undefined)
    throw new InferryError(
      'ENGINE_UNAVAILABLE',
      `${name}: ${file} is not compiled for trees, and there is no compiler at hand; pack the model again`,
    )
  const compiled = compile(bytes)
  if ('file' in compiled) return compiled.file
  throw new InferryError('ENGINE_UNAVAILABLE', `${name}: trees cannot run ${file}: ${compiled.reason}`)
}

function openProgram({ name }: Manifest, file: string, bytes: Uint8Array): BoundProgram {
  try {
    const { header, sections } = decodeFile(bytes)
    return bindProgram(header, sections)
  } catch (cause) {
    if (!(cause instanceof InferryError)) throw cause
    throw new InferryError('INVALID_ARTIFACT', `${name}: ${file} cannot be loaded: ${cause.message}`, {
      cause,
      location: { ...cause.location, file },
    })
  }
}
