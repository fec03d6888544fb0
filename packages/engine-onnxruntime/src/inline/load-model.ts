import type { Artifact, Tensors } from '@inferry/core'
import type { Model } from '../model.ts'
import type { Ort, OrtSession } from '../ort.ts'
import { checkSessionSignature } from './check-session-signature.ts'
import { loadError, runError } from './errors.ts'
import { sessionOptions } from './session-options.ts'
import { fromOrt, toOrt } from './tensors.ts'

/** Loads `file` into this process; a run blocks the thread. */
export async function loadModel(ort: Ort, artifact: Artifact, file: string, threads: number): Promise<Model> {
  const { manifest } = artifact
  const session = await createOrtSession(ort, artifact, file, threads)
  try {
    checkSessionSignature(manifest, session, file)
  } catch (error) {
    await session.release()
    throw error
  }

  async function run(inputs: Tensors): Promise<Tensors> {
    const feeds = toOrt(inputs, manifest.inputs)
    const results = await session.run(feeds).catch((cause) => {
      throw runError(manifest.name, cause)
    })
    return fromOrt(results, manifest.outputs)
  }

  return { run, release: () => session.release(), lost: false }
}

/**
 * From the verified bytes when the model is one file. Weights in further files can only be found by the library itself,
 * beside the model's path; they are verified just before.
 */
async function createOrtSession(
  { InferenceSession }: Ort,
  artifact: Artifact,
  file: string,
  threads: number,
): Promise<OrtSession> {
  const options = sessionOptions(threads)
  const { engines, files, samples } = artifact.manifest
  const known = new Set([samples, ...engines.map((engine) => engine.file)])
  const weights = files.filter(({ path }) => !known.has(path))
  const fail = (cause: unknown) => {
    throw loadError(artifact, file, cause)
  }
  if (weights.length === 0) return InferenceSession.create(await artifact.read(file), options).catch(fail)
  for (const { path } of weights) await artifact.locate(path)
  return InferenceSession.create(await artifact.locate(file), options).catch(fail)
}
